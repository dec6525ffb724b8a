use super::*;

const GLUE: &str = "\
import { plot } from './snippets/a/inline0.js';

export class Stream {
    free() {
        wasm.__wbg_stream_free(this.ptr, 0);
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;

export class Point {}
if (Symbol.dispose) Point.prototype[Symbol.dispose] = Point.prototype.free;

export function mount(host) {
    return wasm.mount(host, wasm.__wbindgen_malloc);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_plot_01: function() { return handleError(function (arg0) {
            plot(arg0);
        }, arguments); },
        __wbg_log_02: function(arg0) {
            console.log(arg0);
        },
        __wbg_direct_03: plot,
    };
    return {
        __proto__: null,
        \"./app_bg.js\": import0,
    };
}
let wasmModule, wasmInstance, wasm;
    wasm = instance.exports;
    if (wasm !== undefined) return wasm;
export { initSync, __wbg_init as default };
";

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn unused_exports_are_kept_to_the_script() {
    let text = without(GLUE, &["Stream", "initSync", "NotThere"]);
    assert!(text.contains("\nclass Stream {\n"));
    assert!(!text.contains("Stream.prototype"));
    assert!(text.contains("export class Point {}\nif (Symbol.dispose) Point"));
    assert!(text.ends_with("\nexport { __wbg_init as default };\n"));
    assert_eq!(without(GLUE, &[]), GLUE);
    assert_eq!(
        without("x ? y : new FinalizationRegistry(f);", &[]),
        "x ? y : /* @__PURE__ */ new FinalizationRegistry(f);\n"
    );
}

#[test]
fn exports_are_known_only_where_each_is_named() {
    assert!(names_exports(GLUE));
    assert_eq!(
        exports_used(GLUE).into_iter().collect::<Vec<_>>(),
        ["__wbg_stream_free", "__wbindgen_malloc", "mount"]
    );
    for other in ["const ret = wasm;", "wasm[\"a\"]();", "f(wasm);"] {
        assert!(!names_exports(&format!("{GLUE}    {other}\n")), "{other}");
    }
}

#[test]
fn exports_are_renamed_and_functions_are_not() {
    let names = BTreeMap::from([
        ("mount".to_owned(), "a".to_owned()),
        ("__wbindgen_malloc".to_owned(), "b".to_owned()),
    ]);
    let text = rename_exports(GLUE, &names);
    assert!(text.contains("export function mount(host) {\n    return wasm.a(host, wasm.b);"));
    assert!(text.contains("wasm.__wbg_stream_free("));
    assert_eq!(rename_exports(GLUE, &BTreeMap::new()), GLUE);
}

#[test]
fn functions_become_a_list_in_the_modules_order() {
    let mut glue = Glue::read(GLUE, "app").unwrap();
    let text = glue
        .listed(&owned(&["__wbg_direct_03", "__wbg_plot_01"]))
        .unwrap();
    assert!(text.contains(
        "    const import0 = [\nplot,\nfunction() { return handleError(function (arg0) {\n"
    ));
    assert!(!text.contains("console.log"));
    assert!(text.contains("\"a\": import0,"));
    assert!(glue.listed(&owned(&["__wbg_other_04"])).is_none());

    glue.keep(&BTreeSet::from(["__wbg_log_02"]));
    assert!(glue.text().contains("__wbg_log_02: function(arg0) {"));
    assert!(!glue.text().contains("__wbg_plot_01"));
}

#[test]
fn a_script_of_another_shape_is_not_taken_apart() {
    assert!(Glue::read(GLUE, "other").is_none());
    for (expected, found) in [
        ("__proto__: null", "memory: null"),
        ("        __wbg_log_02:", "        ...more, __wbg_log_02:"),
        ("return {", "import0.more = {"),
        ("import0 = {", "imports = {"),
    ] {
        let glue = GLUE.replacen(expected, found, 1);
        assert!(Glue::read(&glue, "app").is_none(), "{found}");
    }
}
