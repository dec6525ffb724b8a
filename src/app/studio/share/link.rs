//! The fragment of a shared link: `ltv=1.<payload>`, where the payload is the
//! JSON of [`Kept`], compressed (zlib, whose checksum tells a damaged link) and in the alphabet of addresses.
//! A payload without a version is a query string as in `prefill`: the form that
//! people write by hand, and the first that links had.

use super::kept::Kept;
use super::stream::{deflate, inflate};
use crate::app::studio::doc::Doc;

/// Why a link cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkError {
    /// It is incomplete, or was never one of ours.
    Damaged,
    /// A later version than this one wrote it.
    Newer,
}

const VERSION: u32 = 1;

/// Longer fragments are not ours: ten times what all tools together hold.
const LONGEST: usize = 32_768;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The fragment, without the hash.
pub(super) async fn write(kept: &Kept) -> Option<String> {
    let packed = deflate(kept.json()?.as_bytes()).await?;
    Some(format!("ltv={VERSION}.{}", encode(&packed)))
}

/// Whether a fragment holds more than [`read`] takes.
pub(super) fn is_too_long(fragment: &str) -> bool {
    fragment.len() > LONGEST
}

/// Reads a fragment, with or without the hash and with what others keep there.
pub(super) async fn read(fragment: &str) -> Result<Kept, LinkError> {
    let payload = fragment
        .trim_start_matches('#')
        .strip_prefix("ltv=")
        .or_else(|| fragment.split_once("&ltv=").map(|(_, rest)| rest))
        .filter(|payload| payload.len() <= LONGEST)
        .ok_or(LinkError::Damaged)?;
    let Some((version, packed)) = payload.split_once('.').filter(|(version, _)| {
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    }) else {
        return by_hand(payload);
    };
    if version.parse() != Ok(VERSION) {
        return Err(if version == "0" {
            LinkError::Damaged
        } else {
            LinkError::Newer
        });
    }
    let packed = packed.split('&').next().unwrap_or_default();
    let bytes = decode(packed).ok_or(LinkError::Damaged)?;
    let text = inflate(&bytes).await.ok_or(LinkError::Damaged)?;
    Kept::from_json(&text).ok_or(LinkError::Damaged)
}

fn by_hand(payload: &str) -> Result<Kept, LinkError> {
    // Escaped or not: an address bar and a mail program differ here.
    let query = js_sys::decode_uri_component(payload)
        .map(String::from)
        .map_err(|_| LinkError::Damaged)?;
    if !query.contains('=') {
        return Err(LinkError::Damaged);
    }
    let currency = query
        .split('&')
        .find_map(|part| part.strip_prefix("currency="))
        .unwrap_or_default();
    Ok(Kept {
        currency: currency.to_owned(),
        inputs: query.clone(),
        example: false,
        doc: Doc::default(),
    })
}

/// Base64 in the URL alphabet, without padding (RFC 4648, section 5).
fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().enumerate().fold(0_u32, |group, (at, byte)| {
            group | u32::from(*byte) << (16 - 8 * at)
        });
        for at in 0..=chunk.len() {
            let index = (group >> (18 - 6 * at)) & 63;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        if chunk.len() == 1 {
            return None;
        }
        let mut group = 0_u32;
        for (at, letter) in chunk.iter().enumerate() {
            let value = ALPHABET.iter().position(|each| each == letter)? as u32;
            group |= value << (18 - 6 * at);
        }
        bytes.extend((0..chunk.len() - 1).map(|at| (group >> (16 - 8 * at)) as u8));
    }
    Some(bytes)
}
