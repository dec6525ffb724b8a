//! The machine that was measured on, in words, for whoever compares results.

use std::fs;
use std::thread;

use serde_json::{Value, json};

pub(super) fn describe() -> Value {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let processor = field(&read("/proc/cpuinfo"), "model name");
    let memory = field(&read("/proc/meminfo"), "MemTotal")
        .and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok())
        .map(|kilobytes| (kilobytes / 1024.0 / 1024.0).round());
    json!({
        "processor": processor,
        "cores": thread::available_parallelism().map_or(1, usize::from),
        "memoryGiB": memory,
        "system": format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        // Above the number of cores, others were at work too.
        "load": read("/proc/loadavg").split_whitespace().next(),
    })
}

/// `name : value` and `name:   value` alike.
fn field(text: &str, name: &str) -> Option<String> {
    let mut lines = text.lines();
    let value = lines.find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })?;
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_read_in_either_manner() {
        let text = "processor\t: 0\nmodel name\t: A Processor\nMemTotal:   24 kB\n";
        assert_eq!(field(text, "model name").as_deref(), Some("A Processor"));
        assert_eq!(field(text, "MemTotal").as_deref(), Some("24 kB"));
        assert_eq!(field(text, "model"), None);
    }
}
