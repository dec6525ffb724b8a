//! Every test, in order, with one summary.
//!
//! A part that fails does not end the run: what it costs to know the rest is
//! small against running everything again. A part that cannot run because an
//! earlier one failed is listed as not run and counts as failed; nothing is
//! skipped in silence.

mod e2e;
mod package;
mod parts;
mod setting;
mod tally;
mod webdriver;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::project::Project;
use crate::text::table;
use parts::PARTS;
use setting::{Group, Setting};
use tally::Tally;

/// Reads which parts to run; none named means all.
pub(crate) fn parse_groups(arguments: &[String]) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    for argument in arguments {
        match Group::named(argument) {
            Some(group) => groups.push(group),
            None => bail!(
                "there is no part {argument:?}: choose of lint, native, wasm, site, e2e, package"
            ),
        }
    }
    if groups.is_empty() {
        groups.extend(Group::ALL);
    }
    let visits = |group: &Group| matches!(group, Group::E2e | Group::Package);
    if groups.iter().any(visits) && !groups.contains(&Group::Site) {
        // The end-to-end tests visit the built site; the package is held against its element.
        groups.push(Group::Site);
    }
    Ok(groups)
}

/// How one part ended.
struct Ended {
    name: &'static str,
    tally: Tally,
    took: Duration,
    remark: &'static str,
}

/// Runs the chosen parts and prints the summary.
pub(crate) fn run(project: &Project, groups: &[Group]) -> Result<ExitCode> {
    let mut setting = Setting::prepare(project, groups)?;
    let mut ended: Vec<Ended> = Vec::new();
    for part in PARTS.iter().filter(|part| groups.contains(&part.group)) {
        if part.needs_site && setting.site.is_none() {
            ended.push(Ended {
                name: part.name,
                tally: Tally::one(false),
                took: Duration::ZERO,
                remark: "not run: no site",
            });
            continue;
        }
        println!("\n== {} ==", part.name);
        let start = Instant::now();
        let tally = (part.run)(&mut setting).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::one(false)
        });
        ended.push(Ended {
            name: part.name,
            remark: if tally.failed == 0 {
                "passed"
            } else {
                "FAILED"
            },
            tally,
            took: start.elapsed(),
        });
    }
    println!("\n{}", summary(&ended));
    let total = ended
        .iter()
        .fold(Tally::default(), |sum, part| sum + part.tally);
    println!("{}", total.closing_line());
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn summary(ended: &[Ended]) -> String {
    let head = ["part", "result", "tests", "failed", "skipped", "time"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(ended.iter().map(|part| {
        vec![
            part.name.to_owned(),
            part.remark.to_owned(),
            (part.tally.passed + part.tally.failed).to_string(),
            part.tally.failed.to_string(),
            part.tally.skipped.to_string(),
            format!("{:.1} s", part.took.as_secs_f64()),
        ]
    }));
    table(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Result<Vec<Group>> {
        let owned: Vec<String> = names.iter().map(ToString::to_string).collect();
        parse_groups(&owned)
    }

    #[test]
    fn no_name_means_every_part() {
        assert_eq!(groups(&[]).unwrap(), Group::ALL);
    }

    #[test]
    fn tests_that_visit_the_site_bring_it() {
        assert_eq!(groups(&["e2e"]).unwrap(), [Group::E2e, Group::Site]);
        assert_eq!(groups(&["package"]).unwrap(), [Group::Package, Group::Site]);
        assert_eq!(groups(&["lint"]).unwrap(), [Group::Lint]);
    }

    #[test]
    fn unknown_part_is_told() {
        assert!(groups(&["everything"]).is_err());
    }
}
