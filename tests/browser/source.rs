use js_sys::{Array, Promise, Uint8Array};
use ltv_worker::source::{Form, Head, Source, SourceError, head};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::Blob;

const PLAIN: Form = Form {
    gzip: false,
    encoding: None,
};
const GZIP: Form = Form {
    gzip: true,
    encoding: None,
};

fn blob(bytes: &[u8]) -> Blob {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).unwrap()
}

fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap()
}

/// Compressed by the browser.
async fn gzip(bytes: &[u8]) -> Vec<u8> {
    let script = "return new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()";
    let pack = js_sys::Function::new_with_args("blob", script);
    let packed: Promise = pack
        .call1(&JsValue::UNDEFINED, &blob(bytes))
        .unwrap()
        .unchecked_into();
    Uint8Array::new(&JsFuture::from(packed).await.unwrap()).to_vec()
}

/// Everything, the sizes of the slices, and how far it was after each.
async fn all(blob: &Blob, form: &Form) -> Result<(Vec<u8>, Vec<usize>, Vec<f64>), SourceError> {
    let mut source = Source::new(blob, form)?;
    let (mut whole, mut sizes, mut reached) = (Vec::new(), Vec::new(), Vec::new());
    let mut bytes = vec![1, 2, 3];
    while source.next(&mut bytes).await? {
        sizes.push(bytes.len());
        reached.push(source.bytes_read());
        whole.extend_from_slice(&bytes);
    }
    assert!(bytes.is_empty());
    assert!(!source.next(&mut bytes).await?, "it stays at the end");
    assert_eq!(source.total(), blob.size());
    Ok((whole, sizes, reached))
}

/// Some 3 MiB that compress to no less than a third.
fn text() -> String {
    let mut state = 7_u32;
    let mut text = String::from("顧客,日期,金額\n");
    while text.len() < 3_200_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text += &format!("王{state:x},2025-01-02,{}\n", state >> 20);
    }
    text
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    let bytes = units.flat_map(|u| {
        if big {
            u.to_be_bytes()
        } else {
            u.to_le_bytes()
        }
    });
    bytes.collect()
}

#[wasm_bindgen_test]
async fn a_plain_blob_comes_in_slices_as_it_is() {
    let text = text();
    let (whole, sizes, reached) = all(&blob(text.as_bytes()), &PLAIN).await.unwrap();
    assert_eq!(whole, text.as_bytes());
    // A browser may give less at a time than is asked for: what is lacking is read besides.
    let (last, others) = sizes.split_last().unwrap();
    let full = (1 << 20)..(2 << 20);
    assert!(others.iter().all(|size| full.contains(size)), "{sizes:?}");
    assert!(others.len() > 1 && *last < 2 << 20, "{sizes:?}");
    assert_eq!(reached[0], sizes[0] as f64);
    assert_eq!(*reached.last().unwrap(), text.len() as f64);
    let (nothing, ..) = all(&blob(b""), &PLAIN).await.unwrap();
    assert!(nothing.is_empty());
}

#[wasm_bindgen_test]
async fn gzip_is_unpacked() {
    let text = text();
    let packed = gzip(text.as_bytes()).await;
    let (whole, sizes, reached) = all(&blob(&packed), &GZIP).await.unwrap();
    assert_eq!(whole, text.as_bytes());
    assert!(sizes.len() > 1 && sizes[0] >= 1 << 20, "{sizes:?}");
    assert!(reached.windows(2).all(|pair| pair[0] <= pair[1]));
    assert_eq!(*reached.last().unwrap(), packed.len() as f64);
}

#[wasm_bindgen_test]
async fn other_encodings_become_utf_8() {
    let text = text();
    for (label, big) in [("utf-16le", false), ("utf-16be", true)] {
        let form = Form {
            encoding: Some(label),
            ..PLAIN
        };
        // A byte-order mark goes, and one byte before it moves every cut.
        let bytes = utf16(&format!("\u{feff}{text}"), big);
        let (whole, ..) = all(&blob(&bytes), &form).await.unwrap();
        assert!(whole == text.as_bytes(), "{label}");
        let packed = Form { gzip: true, ..form };
        let (whole, ..) = all(&blob(&gzip(&bytes).await), &packed).await.unwrap();
        assert!(whole == text.as_bytes(), "{label}, packed");
    }
    // 金額,10 and half a character.
    let big5 = b"\xaa\xf7\xc3B,10\n\xaa";
    let form = Form {
        encoding: Some("big5"),
        ..PLAIN
    };
    let (whole, ..) = all(&blob(big5), &form).await.unwrap();
    assert_eq!(String::from_utf8(whole).unwrap(), "金額,10\n\u{fffd}");
    let form = Form {
        encoding: Some("no such thing"),
        ..PLAIN
    };
    assert_eq!(
        Source::new(&blob(b"a"), &form).unwrap_err(),
        SourceError::Unsupported
    );
}

/// A character of two bytes lies across the end of the first slice.
#[wasm_bindgen_test]
async fn a_character_across_two_slices_is_whole() {
    let mut big5 = vec![b'a'; (1 << 20) - 1];
    big5.extend_from_slice(b"\xaa\xf7\xc3B");
    let form = Form {
        encoding: Some("big5"),
        ..PLAIN
    };
    let (whole, ..) = all(&blob(&big5), &form).await.unwrap();
    assert_eq!(&whole[(1 << 20) - 1..], "金額".as_bytes());
}

#[wasm_bindgen_test]
async fn damaged_gzip_is_told() {
    let packed = gzip(text().as_bytes()).await;
    let cut = &packed[..packed.len() / 2];
    let mut changed = packed.clone();
    changed[packed.len() / 2] ^= 0x55;
    for bytes in [cut, &changed, b"customer,date\n", b""] {
        assert_eq!(
            all(&blob(bytes), &GZIP).await.unwrap_err(),
            SourceError::CorruptGzip
        );
    }
}

#[wasm_bindgen_test]
async fn the_head_is_the_beginning_unpacked_and_decoded() {
    let text = text();
    let most = 256 * 1024;
    let start = text.as_bytes()[..most].to_vec();
    let beginning = |bytes: &[u8], complete| {
        let bytes = bytes.to_vec();
        Ok(Head { bytes, complete })
    };
    let packed = gzip(text.as_bytes()).await;
    assert_eq!(
        head(&blob(text.as_bytes()), &PLAIN, most).await,
        beginning(&start, false)
    );
    assert_eq!(
        head(&blob(&packed), &GZIP, most).await,
        beginning(&start, false)
    );
    // Damage further on does not matter yet.
    let half = &packed[..packed.len() / 2];
    assert_eq!(
        head(&blob(half), &GZIP, most).await,
        beginning(&start, false)
    );
    assert_eq!(
        head(&blob(b"a,b"), &PLAIN, most).await,
        beginning(b"a,b", true)
    );
    let small = gzip(b"a,b").await;
    assert_eq!(
        head(&blob(&small), &GZIP, most).await,
        beginning(b"a,b", true)
    );
    assert_eq!(head(&blob(b""), &PLAIN, most).await, beginning(b"", true));
    let form = Form {
        encoding: Some("utf-16le"),
        ..PLAIN
    };
    // Cut in the middle of a character: it is left for later.
    let bytes = utf16("金額", false);
    assert_eq!(
        head(&blob(&bytes), &form, 3).await,
        beginning("金".as_bytes(), false)
    );
}

/// Whoever stops early leaves nothing behind that throws.
#[wasm_bindgen_test]
async fn a_source_can_be_left_in_the_middle() {
    let packed = blob(&gzip(text().as_bytes()).await);
    for _ in 0..20 {
        let mut source = Source::new(&packed, &GZIP).unwrap();
        let mut bytes = Vec::new();
        assert!(source.next(&mut bytes).await.unwrap());
    }
    let (whole, ..) = all(&packed, &GZIP).await.unwrap();
    assert!(get(&packed, "size").as_f64().unwrap() < whole.len() as f64);
}
