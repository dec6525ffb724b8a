//! Opening the visitor's browser.

use std::env;
use std::io::IsTerminal;
use std::process::Stdio;

use crate::process;

/// Opens the address where a person is likely to look at it. A machine
/// without a browser is fine: the address has been printed.
pub(crate) fn open(address: &str) {
    if env::var_os("CI").is_some() || !std::io::stdout().is_terminal() {
        return;
    }
    let opener = ["xdg-open", "open"].into_iter().find_map(process::on_path);
    if let Some(opener) = opener {
        let _ = process::command(opener)
            .arg(address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
    }
}
