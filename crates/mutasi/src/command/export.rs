//! `mutasi export KIND FILE`: the records of a kind in the tidy layout, CSV or XLSX by the file's name.

use std::path::PathBuf;
use std::process::ExitCode;

use domain::kind::Kind;
use domain::tidy::{ColumnType, columns};
use intake::export::{Column, Table, csv, xlsx};
use jiff::SignedDuration;

use super::Who;
use crate::answer::{Wrong, say};
use crate::config::Config;
use crate::setup;

/// Exports records.
#[derive(clap::Args)]
pub(crate) struct Export {
    /// Kind of record.
    kind: String,
    /// File to write; `.csv` or `.xlsx`.
    file: PathBuf,
    #[command(flatten)]
    who: Who,
}

pub(crate) async fn run(export: Export) -> anyhow::Result<ExitCode> {
    let kind =
        Kind::parse(&export.kind).ok_or_else(|| Wrong(format!("E0040 '{}' is not a kind.", export.kind)))?;
    let cx = setup::context(&Config::load()?, export.who.agency.as_deref(), SignedDuration::ZERO).await?;
    let rows = app::people::export(&cx, &setup::console(export.who.login.as_deref()), kind).await?;
    let table = Table {
        name: kind.code().to_owned(),
        columns: columns(kind)
            .iter()
            .map(|c| {
                if matches!(c.ty, ColumnType::Int | ColumnType::Decimal) {
                    Column::number(c.name)
                } else {
                    Column::text(c.name)
                }
            })
            .collect(),
        rows: rows
            .into_iter()
            .map(|cells| cells.into_iter().map(Option::unwrap_or_default).collect())
            .collect(),
    };
    let bytes = match export.file.extension().and_then(|e| e.to_str()) {
        Some("xlsx") => xlsx(std::slice::from_ref(&table)),
        Some("csv") => csv(&table),
        _ => {
            return Err(Wrong(format!(
                "E0043 {}: give a name that ends in .csv or .xlsx.",
                export.file.display()
            ))
            .into());
        }
    }
    .map_err(|e| Wrong(format!("E0044 {e}")))?;
    crate::files::write(&export.file, &bytes)?;
    say(&format!("{} rows written to {}.", table.rows.len(), export.file.display()));
    Ok(ExitCode::SUCCESS)
}
