#![no_main]

#[allow(dead_code)] // each target runs one of the checks
#[path = "../checks/mod.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::encodings(data));
