//! Statements are constants with a name, so that a test can prepare each one on both databases.

/// Declares the statements of a file: constants, and a list of all of them.
macro_rules! statements {
    ($($(#[$m:meta])* $name:ident = $sql:literal;)+) => {
        $($(#[$m])* const $name: &str = $sql;)+
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $sql)),+];
    };
}
pub(crate) use statements;

/// Every statement with its name; those of record tables are made from the table's columns.
#[must_use]
pub fn every_statement() -> Vec<(String, String)> {
    let fixed: [(&str, &[(&str, &str)]); 19] = [
        ("access", crate::access::STATEMENTS),
        ("account", crate::account::STATEMENTS),
        ("agency", crate::agency::STATEMENTS),
        ("demand", crate::demand::STATEMENTS),
        ("event", crate::event::STATEMENTS),
        ("form_key", crate::form_key::STATEMENTS),
        ("import", crate::import::STATEMENTS),
        ("job_run", crate::job_run::STATEMENTS),
        ("outbox", crate::outbox::STATEMENTS),
        ("plan", crate::plan::STATEMENTS),
        ("absence", crate::absence::STATEMENTS),
        ("plan_reason", crate::plan_reason::STATEMENTS),
        ("record", crate::record::STATEMENTS),
        ("register", crate::register::STATEMENTS),
        ("round", crate::round::STATEMENTS),
        ("session", crate::session::STATEMENTS),
        ("setting", crate::setting::STATEMENTS),
        ("snapshot", crate::snapshot::STATEMENTS),
        ("weights", crate::weights::STATEMENTS),
    ];
    let mut all: Vec<(String, String)> = fixed
        .iter()
        .flat_map(|(file, list)| {
            list.iter().map(move |(name, sql)| (format!("{file}::{name}"), (*sql).to_owned()))
        })
        .collect();
    all.extend(crate::record::statements_of_kinds());
    all
}
