// Shared by both app modules. Exports live only in bins: one in a library would
// land in every module that links it.

#[wasm_bindgen]
pub fn update(handle: u32, name: &str, value: Option<String>) {
    element::update(handle, name, value.as_deref());
}

#[wasm_bindgen]
pub fn set_inputs(handle: u32, query: &str) {
    element::set_inputs(handle, query);
}

#[wasm_bindgen]
pub fn result(handle: u32) -> JsValue {
    element::result(handle)
}

#[wasm_bindgen]
pub fn snapshot(handle: u32) -> Option<String> {
    element::snapshot(handle)
}

#[wasm_bindgen]
pub fn unmount(handle: u32) {
    element::unmount(handle);
}
