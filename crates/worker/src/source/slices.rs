//! The bytes of a blob, slice by slice.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::SourceError;

#[derive(Debug)]
pub(super) struct Slices {
    blob: Blob,
    size: f64,
    at: f64,
    /// The slice from `at` on, on its way.
    coming: Option<Promise>,
}

impl Slices {
    pub(super) fn new(blob: &Blob, size: f64) -> Result<Self, SourceError> {
        let mut slices = Self {
            blob: blob.clone(),
            size,
            at: 0.0,
            coming: None,
        };
        slices.ask()?;
        Ok(slices)
    }

    /// The next slice. The one after it is asked for at once, to be read while
    /// this one is worked on.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, SourceError> {
        let Some(coming) = self.coming.take() else {
            return Ok(None);
        };
        let buffer = JsFuture::from(coming)
            .await
            .map_err(|_| SourceError::Unreadable)?;
        self.at = (self.at + self.size).min(self.blob.size());
        self.ask()?;
        Ok(Some(Uint8Array::new(&buffer)))
    }

    pub(super) fn read(&self) -> f64 {
        self.at
    }

    fn ask(&mut self) -> Result<(), SourceError> {
        if self.at < self.blob.size() {
            let slice = self
                .blob
                .slice_with_f64_and_f64(self.at, self.at + self.size)
                .map_err(|_| SourceError::Unreadable)?;
            self.coming = Some(slice.array_buffer().unchecked_into());
        }
        Ok(())
    }
}
