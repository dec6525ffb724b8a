use super::*;

/// Two imports, a function that calls them, and three exports; assembled by
/// hand after the specification.
const WASM: &[u8] = b"\0asm\x01\0\0\0\
    \x01\x04\x01\x60\x00\x00\
    \x02\x3a\x04\
    \x0b./app_bg.js\x05first\x00\x00\
    \x06./s.js\x04draw\x00\x00\
    \x0b./app_bg.js\x01b\x00\x00\
    \x01m\x01g\x03\x7f\x00\
    \x03\x02\x01\x00\
    \x05\x03\x01\x00\x01\
    \x07\x19\x03\
    \x06memory\x02\x00\
    \x05mount\x00\x03\
    \x04long\x00\x03\
    \x0a\x08\x01\x06\x00\x10\x00\x10\x02\x0b";

fn imports(wasm: &Wasm) -> Vec<(&str, &str)> {
    let names = wasm.imports.iter();
    names
        .map(|i| (i.module.as_str(), i.name.as_str()))
        .collect()
}

fn exports(wasm: &Wasm) -> Vec<&str> {
    wasm.exports.iter().map(|e| e.name.as_str()).collect()
}

#[test]
fn a_module_is_written_as_it_was_read() {
    let wasm = Wasm::read(WASM).unwrap();
    assert_eq!(exports(&wasm), ["memory", "mount", "long"]);
    assert_eq!(wasm.bytes(), WASM);
}

#[test]
fn what_is_no_module_is_told() {
    assert!(Wasm::read(b"\0asm\x02\0\0\0").is_err());
    for end in 9..WASM.len() - 1 {
        // Cut between two sections it is a module again.
        let read = Wasm::read(&WASM[..end]);
        assert!(read.is_err() || read.unwrap().bytes() == WASM[..end]);
    }
    // A length of more than 32 bits.
    assert!(Wasm::read(b"\0asm\x01\0\0\0\x01\xff\xff\xff\xff\xff\xff\x01").is_err());
}

#[test]
fn own_imports_become_places_and_others_keep_their_names() {
    let mut wasm = Wasm::read(WASM).unwrap();
    let order = number_imports(&mut wasm, "app");
    assert_eq!(order, ["first", "b"]);
    let numbered = Wasm::read(&wasm.bytes()).unwrap();
    assert_eq!(
        imports(&numbered),
        [("a", "0"), ("./s.js", "draw"), ("a", "1"), ("m", "g")]
    );
}

#[test]
fn an_import_listed_twice_has_one_place() {
    let mut wasm = Wasm::read(WASM).unwrap();
    wasm.imports[2] = wasm.imports[0].clone();
    assert_eq!(number_imports(&mut wasm, "app"), ["first"]);
    assert_eq!(wasm.imports[0], wasm.imports[2]);
}

#[test]
fn exports_but_the_memory_get_short_names() {
    let mut wasm = Wasm::read(WASM).unwrap();
    let names = shorten_exports(&mut wasm);
    assert_eq!(
        exports(&Wasm::read(&wasm.bytes()).unwrap()),
        ["memory", "a", "b"]
    );
    assert_eq!(names["mount"], "a");
    assert_eq!(names["long"], "b");
    assert_eq!(names.len(), 2);
}
