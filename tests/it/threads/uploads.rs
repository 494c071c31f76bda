//! Pictures from outside.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]))
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .unwrap();
    bytes
}

/// A JPEG that lies on its side (orientation 6) and says so in Exif, with a word that must not survive.
fn jpeg_with_exif() -> Vec<u8> {
    let mut plain = Vec::new();
    RgbImage::from_pixel(40, 20, image::Rgb([0, 90, 200]))
        .write_to(&mut Cursor::new(&mut plain), ImageFormat::Jpeg)
        .unwrap();
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    tiff.extend(b"SECRETPLACE");
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut whole = plain[..2].to_vec();
    whole.extend([0xff, 0xe1]);
    whole.extend(length);
    whole.extend(exif);
    whole.extend(&plain[2..]);
    whole
}

/// Adds a picture and gives its address.
pub(crate) async fn picture(by: &Browser) -> String {
    address(&by.upload("/uploads", "lamp.png", png(8, 8)).await.ok())
}

fn address(page: &Page) -> String {
    let markdown = page.text_of("textarea#markdown");
    markdown.split_once("](").unwrap().1.trim_end_matches(')').to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_written_anew_upright_and_without_its_place() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let page = ada.upload("/uploads", "my lamp](x).jpg", jpeg_with_exif()).await.ok();
    assert!(page.text_of("textarea#markdown").starts_with("![my lamp x](/uploads/"));
    let answer = ada.client().get(ada.address(&address(&page))).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cache-control"), "private, max-age=300", "it stands in no text yet");
    let bytes = answer.bytes().await.unwrap();
    assert!(!bytes.windows(11).any(|window| window == b"SECRETPLACE"));
    let image = image::load_from_memory(&bytes).unwrap();
    assert_eq!((image.width(), image.height()), (20, 40));
    assert_eq!(app.count("select 1 from uploads where width = 20 and height = 40").await, 1);
    ada.upload("/uploads", "again.jpg", jpeg_with_exif()).await.ok();
    assert_eq!(app.count("select 1 from uploads").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_picture_is_refused_with_a_plain_sentence() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let program = [b"\x7fELF\x02\x01\x01\0".to_vec(), vec![0; 4000]].concat();
    let page = ada.upload("/uploads", "cute.png", program).await;
    assert_eq!(page.status, 422);
    page.saying("This file is not a picture");
    let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    assert_eq!(ada.upload("/uploads", "a.svg", drawing).await.status, 422);
    let mut damaged = png(30, 30);
    damaged.truncate(60);
    ada.upload("/uploads", "a.png", damaged).await.saying("damaged");
    assert_eq!(ada.upload("/uploads", "a.png", Vec::new()).await.status, 422);
    assert_eq!(app.count("select 1 from uploads").await, 0);
    let path = app.guest().upload("/uploads", "a.png", png(3, 3)).await.path;
    assert!(path.starts_with("/sign-in"), "{path}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_file_that_claims_a_huge_picture_is_refused() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    // Width and height stand in the first chunk; its checksum has to be true for them.
    let mut bomb = png(1, 1);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let page = ada.upload("/uploads", "bomb.png", bomb).await;
    assert_eq!(page.status, 422);
    page.saying("too many pixels");
    let large = ada.upload("/uploads", "large.png", png(3000, 1000)).await.ok();
    let bytes = ada.client().get(ada.address(&address(&large))).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 2560);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_gets_markdown_or_a_sentence_and_only_known_names_are_served() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let send = async |bytes: Vec<u8>| {
        let part = reqwest::multipart::Part::bytes(bytes).file_name("lamp.png");
        let form = reqwest::multipart::Form::new().part("file", part);
        let request =
            ada.client().post(ada.address("/uploads")).header("x-requested-with", "askwell").multipart(form);
        request.send().await.unwrap().json::<serde_json::Value>().await.unwrap()
    };
    assert!(send(png(8, 8)).await["markdown"].as_str().unwrap().starts_with("![lamp](/uploads/"));
    assert!(send(b"no".to_vec()).await["error"].as_str().unwrap().contains("not a picture"));
    let unknown = format!("/uploads/{}.png", "0".repeat(64));
    for path in [unknown.as_str(), "/uploads/..%2f..%2fsecret.key", "/uploads/x.png", "/uploads/a/b.png"] {
        assert_eq!(app.guest().get(path).await.status, 404, "{path}");
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
