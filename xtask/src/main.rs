//! The project's commands: `cargo xtask serve | test | build | package | size | bench | sample`.
//!
//! Each one installs what it is missing (see [`tools`]), says what it installs,
//! and is quick when nothing is. `cargo xtask help` lists them.

// A test that unwraps fails where it should.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bench;
mod package;
mod process;
mod project;
mod sample;
mod serve;
mod site;
mod size;
mod test;
mod text;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};
use project::Project;

const HELP: &str = "\
cargo xtask serve [--port N] [--no-open]   build the site and serve it on http://127.0.0.1:8080
cargo xtask test [PART ...]                run every test; parts: lint, native, wasm, site, e2e, package
cargo xtask build                          build the release site into dist/
cargo xtask package                        build the npm package into pkg/
cargo xtask size                           what a visitor downloads, against the budgets
cargo xtask sample                         write the synthetic coffee shop again (www/samples/coffee)
cargo xtask bench [native] [browser]       how fast a million orders become cohorts, here and with others;
      [--orders 1M|10M|all] [--rounds N] [--json FILE] [--dist FOLDER]
cargo xtask bench models                   how fast models are fitted and everybody is scored, beside lifetimes;
      [--customers 2357|23570|274535|all|none] [--rounds N] [--json FILE] [--dist FOLDER]
cargo xtask bench segments                 how long segments, tags and lists of a million orders take, as a multiple
      [native] [browser] [--alone]         of one pass over the orders; alone: without other programmes
      [--orders 1M|100k] [--rounds N] [--json FILE] [--dist FOLDER]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            // One line without a backtrace: whoever ran the command wants to
            // know what to do, not where in xtask it was noticed.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    match command {
        "serve" => {
            let options = serve::Options::parse(rest)?;
            serve::run(&Project::find()?, &options)?;
            Ok(ExitCode::SUCCESS)
        }
        "test" => {
            let groups = test::parse_groups(rest)?;
            test::run(&Project::find()?, &groups)
        }
        "build" => {
            no_arguments(command, rest)?;
            site::build(&Project::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        "bench" => {
            bench::run(rest)?;
            Ok(ExitCode::SUCCESS)
        }
        "package" => {
            no_arguments(command, rest)?;
            package::build(&Project::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        "size" => {
            no_arguments(command, rest)?;
            let project = Project::find()?;
            let site = site::build(&project)?;
            Ok(match size::report(&site)? {
                size::Verdict::Within => ExitCode::SUCCESS,
                size::Verdict::Broken => ExitCode::FAILURE,
            })
        }
        "sample" => {
            no_arguments(command, rest)?;
            sample::run(&Project::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command {other:?}\n{HELP}"),
    }
}

fn no_arguments(command: &str, rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => bail!("{command} takes no argument, but got {argument:?}"),
    }
}
