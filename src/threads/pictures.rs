//! A picture from outside made into one of ours: decoded within limits, turned upright, shrunk, written anew. What the
//! sender's file held beside pixels (place, camera, hidden data) is gone.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

/// Pixels of the longer side of what is kept.
pub const SIDE_PIXELS_MAX: u32 = 2560;
/// Bytes one decoding may take.
const DECODED_BYTES_MAX: u64 = 200 * 1024 * 1024;
/// Of JPEG, in percent.
const JPEG_QUALITY: u8 = 85;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It is no PNG, JPEG, GIF or WebP, whatever its name says.
    #[error("not a picture")]
    NoPicture,
    /// It has more pixels than allowed.
    #[error("too many pixels")]
    TooManyPixels,
    /// It says it is a picture and cannot be read as one.
    #[error("damaged")]
    Damaged,
}

/// A picture ready to be kept.
#[derive(Debug, Clone)]
pub struct Picture {
    /// SHA-256 of the bytes and the ending: its file's name.
    pub name: String,
    /// `image/png` …
    pub media_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Reads and writes it anew; costs up to two seconds, so never on the reactor.
///
/// # Errors
/// [`PictureError`] says why the file is not taken.
pub fn rewrite(file: &[u8], pixels_max: u64) -> Result<Picture, PictureError> {
    let format = format_of(file).ok_or(PictureError::NoPicture)?;
    let image = decode(file, format, pixels_max)?;
    let image = if image.width().max(image.height()) > SIDE_PIXELS_MAX {
        image.resize(SIDE_PIXELS_MAX, SIDE_PIXELS_MAX, FilterType::Triangle)
    } else {
        image
    };
    let (bytes, ending, media_type) = encode(&image, format).map_err(|_| PictureError::Damaged)?;
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Picture {
        name: format!("{hash}.{ending}"),
        media_type,
        width: image.width(),
        height: image.height(),
        bytes,
    })
}

/// By content; the name and the sender's word count for nothing.
fn format_of(file: &[u8]) -> Option<ImageFormat> {
    match infer::get(file)?.mime_type() {
        "image/png" => Some(ImageFormat::Png),
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/gif" => Some(ImageFormat::Gif),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn decode(file: &[u8], format: ImageFormat, pixels_max: u64) -> Result<DynamicImage, PictureError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    // Before any pixel is read: a small file can claim a huge picture.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > pixels_max || decoder.total_bytes() > DECODED_BYTES_MAX {
        return Err(PictureError::TooManyPixels);
    }
    let upright = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(upright);
    Ok(image)
}

fn damaged(error: image::ImageError) -> PictureError {
    match error {
        image::ImageError::Limits(_) => PictureError::TooManyPixels,
        _ => PictureError::Damaged,
    }
}

/// A GIF becomes its first frame: moving pictures distract from reading.
fn encode(
    image: &DynamicImage,
    from: ImageFormat,
) -> image::ImageResult<(Vec<u8>, &'static str, &'static str)> {
    let mut bytes = Vec::new();
    match from {
        ImageFormat::Jpeg => {
            image.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
            Ok((bytes, "jpg", "image/jpeg"))
        }
        ImageFormat::WebP => {
            image.to_rgba8().write_with_encoder(WebPEncoder::new_lossless(&mut bytes))?;
            Ok((bytes, "webp", "image/webp"))
        }
        _ => {
            image.to_rgba8().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
            Ok((bytes, "png", "image/png"))
        }
    }
}
