//! What takes more than a key or a click: lists, files, pictures from the clipboard and from the desktop.

use std::path::Path;

use serde_json::json;

use super::{Chromium, GLANCE, Instant, PATIENCE};

/// Pastes a picture into the field that has the focus, as a screenshot comes from the clipboard.
const PASTE: &str = "
    const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));";

impl Chromium {
    /// Chooses from a list by what is read in it.
    pub(crate) async fn choose(&self, field: &str, option: &str) {
        if let Err(error) = self.field(field).await.select_by_label(option).await {
            panic!("{field} does not offer {option}: {error}\n{}", self.everything().await);
        }
    }

    /// Chooses a file.
    pub(crate) async fn attach(&self, field: &str, file: &Path) {
        self.field(field).await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Pastes a PNG into a field.
    pub(crate) async fn paste(&self, field: &str, picture: &[u8]) {
        use base64::Engine;
        self.field(field).await.click().await.unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.encode(picture);
        self.script(PASTE, &[bytes.into()]).await;
    }

    /// Drags a file from the desktop into a field.
    pub(crate) async fn drop_file(&self, field: &str, file: &Path) {
        let found = self.field(field).await;
        // A click brings it into view, where the mouse can reach it.
        found.click().await.unwrap();
        let place = "const box = arguments[0].getBoundingClientRect(); return [box.x + 20, box.y + 20];";
        let at = self.script(place, &[json!(found)]).await;
        let data = json!({ "items": [], "files": [file.display().to_string()], "dragOperationsMask": 1 });
        for step in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": step, "x": at[0], "y": at[1], "data": data });
            self.cdp("Input.dispatchDragEvent", event).await;
        }
    }

    /// Opens the page anew until it says this: what followers and jobs bring comes a moment later.
    pub(crate) async fn reload_until(&self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.everything().await.contains(text) {
            if Instant::now() > end {
                panic!("{} does not say “{text}”:\n{}", self.path().await, self.everything().await);
            }
            tokio::time::sleep(GLANCE).await;
            self.reload().await;
        }
    }
}

/// A small red PNG.
pub(crate) fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(320, 200, image::Rgb([200, 60, 30]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}
