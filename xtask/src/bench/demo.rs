//! The demo from files to pages: import, plan, start, memory, and every page as every role.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use super::server::Server;
use super::table::{Table, percentile};
use super::{Options, Stopwatch, call, crawl};

/// An account of the demo.
struct Account {
    login: String,
    roles: String,
}

/// What the demo prints about itself.
struct Announced {
    import_seconds: Option<f64>,
    plan_line: Option<String>,
    password: String,
    accounts: Vec<Account>,
}

/// Prepares a demo, starts it twice and visits its pages.
pub(crate) fn run(options: &Options, scratch: &Path) -> anyhow::Result<Vec<Table>> {
    let data = scratch.join("demo");
    let people = options.people.to_string();
    let watch = Stopwatch::start();
    let (_, said) = call(
        Command::new(&options.binary)
            .args(["demo", "--prepare-only", "--people", &people, "--data"])
            .arg(&data),
    )?;
    let whole = watch.seconds();
    let announced = read(&said)?;
    let mut measure = Command::new(&options.binary);
    let (measured, _) = call(measure.args(["plan", "measure", "latest", "--demo"]).arg(&data))?;
    let server = Server::start(&options.binary, &data)?;
    let at_start = server.memory("VmRSS")?;
    let pages = visit(&server, &announced, options.requests);
    let mut rows = vec![
        vec!["Sample files to a prepared demo, whole command".to_owned(), format!("{whole:.1} s")],
        vec![
            "Import of all files by the ordinary importer".to_owned(),
            announced.import_seconds.map_or_else(|| "not printed".to_owned(), |s| format!("{s:.1} s")),
        ],
        vec![
            "Plan, asked to checked".to_owned(),
            announced.plan_line.clone().unwrap_or_else(|| "not printed".to_owned()),
        ],
        vec![
            "Start of a prepared demo to first answer".to_owned(),
            format!("{:.0} ms", server.ready_seconds * 1000.0),
        ],
        vec!["`mutasi plan measure latest`".to_owned(), measured.lines().collect::<Vec<_>>().join(" ")],
        vec!["Resident memory after start".to_owned(), format!("{at_start:.0} MiB")],
    ];
    let (pages, problem) = match pages {
        Ok(table) => {
            rows.push(vec![
                "Resident memory after all pages".to_owned(),
                format!("{:.0} MiB", server.memory("VmRSS")?),
            ]);
            rows.push(vec![
                "Largest resident memory".to_owned(),
                format!("{:.0} MiB", server.memory("VmHWM")?),
            ]);
            (Some(table), None)
        }
        Err(error) => (None, Some(format!(" Pages were not measured: {error:#}."))),
    };
    let about = format!("A demo of {people} invented people on SQLite.{}", problem.unwrap_or_default());
    let columns = vec!["what", "measured"];
    let start = Table { title: "From files to pages".to_owned(), about, columns, rows };
    Ok(std::iter::once(start).chain(pages).collect())
}

/// Reads what the demo printed.
fn read(said: &str) -> anyhow::Result<Announced> {
    let seconds = |line: &str| line.rsplit('(').next()?.split(' ').next()?.parse().ok();
    let line = |start: &str| said.lines().find(|l| l.starts_with(start));
    let password = line("Accounts, ").and_then(|l| l.split('\'').nth(1));
    let accounts = said
        .lines()
        .skip_while(|l| !l.starts_with("Accounts, "))
        .skip(1)
        .filter(|l| l.starts_with("  "))
        .filter_map(|l| {
            let login = l.split_whitespace().next()?.to_owned();
            // The roles stand last; names are set in a column of their own.
            let roles = l.rsplit("  ").next()?.trim().to_owned();
            Some(Account { login, roles })
        })
        .collect();
    Ok(Announced {
        import_seconds: line("Imported by").and_then(seconds),
        plan_line: line("Plan: ").map(|l| l.trim_start_matches("Plan: ").to_owned()),
        password: password.context("the demo printed no password")?.to_owned(),
        accounts,
    })
}

/// Visits every page as every role.
fn visit(server: &Server, announced: &Announced, requests: usize) -> anyhow::Result<Table> {
    let starts = crawl::declared()?;
    let mut by_pattern: BTreeMap<String, (Vec<String>, Vec<f64>, f64)> = BTreeMap::new();
    for account in &announced.accounts {
        let visitor = crawl::sign_in(&server.host, &account.login, &announced.password)?;
        for (pattern, paths) in crawl::walk(&visitor, &starts) {
            let times = crawl::measure(&visitor, &paths, requests)?;
            let entry = by_pattern.entry(pattern).or_default();
            entry.2 = entry.2.max(percentile(&times, 99));
            entry.0.push(account.login.clone());
            entry.1.extend(times);
        }
    }
    let roles: Vec<String> =
        announced.accounts.iter().map(|a| format!("{} ({})", a.login, a.roles)).collect();
    let rows = by_pattern
        .iter()
        .map(|(pattern, (who, times, worst))| {
            vec![
                format!("`{pattern}`"),
                who.join(" "),
                times.len().to_string(),
                format!("{:.1}", percentile(times, 50)),
                format!("{:.1}", percentile(times, 99)),
                format!("{worst:.1}"),
            ]
        })
        .collect();
    let about = format!(
        "One visitor at a time, a new connection for each request, {requests} requests for each page and account, \
         addresses found by following links. Accounts: {}.",
        roles.join(", ")
    );
    let columns = vec!["page", "seen as", "requests", "p50 ms", "p99 ms", "worst account p99 ms"];
    Ok(Table { title: "Pages".to_owned(), about, columns, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_demo_prints_is_read() {
        let said = "Imported by the ordinary importer (12.5 s).\nPlan: 8 moves (1.0 s).\n\nAccounts, all with the \
                    password 'contoh 1':\n  wulan    Wulan Sari                       analyst, staff\n";
        let read = read(said).expect("readable");
        assert_eq!(read.import_seconds, Some(12.5));
        assert_eq!(read.password, "contoh 1");
        assert_eq!(read.accounts.len(), 1);
        assert_eq!(
            (read.accounts[0].login.as_str(), read.accounts[0].roles.as_str()),
            ("wulan", "analyst, staff")
        );
    }
}
