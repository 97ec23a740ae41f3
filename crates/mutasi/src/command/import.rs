//! `mutasi import KIND FILE`: the ordinary importer from the console; always a dry run first.

use std::path::PathBuf;
use std::process::ExitCode;

use app::actor::Actor;
use app::context::Context;
use app::imports::upload::NewFile;
use app::imports::{ImportView, Summary};
use domain::ids::ImportId;
use domain::kind::Kind;
use intake::lang::Lang;
use jiff::SignedDuration;

use super::Who;
use crate::answer::{WRONG_CALL, Wrong, print, say};
use crate::config::Config;
use crate::setup;

/// Imports a file.
#[derive(clap::Args)]
pub(crate) struct Import {
    /// Kind of record, or `auto`.
    kind: String,
    /// CSV, XLSX or ODS.
    file: PathBuf,
    /// A mapping of columns, JSON as `--json` of a dry run gives it.
    #[arg(long)]
    map: Option<PathBuf>,
    /// Says what would happen and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Sets refused rows aside with this reason.
    #[arg(long)]
    set_aside: Option<String>,
    /// Declares the register complete as of this day.
    #[arg(long)]
    complete: Option<jiff::civil::Date>,
    /// One JSON document.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    who: Who,
}

pub(crate) async fn run(import: Import) -> anyhow::Result<ExitCode> {
    let cx = setup::context(&Config::load()?, import.who.agency.as_deref(), SignedDuration::ZERO).await?;
    let actor = setup::console(import.who.login.as_deref());
    let wanted = kind(&import.kind)?;
    if import.complete.is_some() && wanted.is_none() {
        return Err(Wrong(
            "E0045 --complete needs a KIND, not 'auto': name the register that is complete.".to_owned(),
        )
        .into());
    }
    let bytes = std::fs::read(&import.file).map_err(|e| {
        Wrong(format!("E0001 {}: {e}. Give the path of a file that can be read.", import.file.display()))
    })?;
    let name = import.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let id = ImportId(app::imports::upload(&cx, &actor, None, NewFile { name, bytes, wanted }).await?);
    app::imports::settle(&cx, &id).await?;
    if let Some(map) = &import.map {
        let text = crate::files::read(map)?;
        let plans = serde_json::from_slice(&text).map_err(|e| {
            Wrong(format!("E0041 {}: {e}. Give a mapping as a dry run writes it.", map.display()))
        })?;
        app::imports::correct_mapping(&cx, &actor, None, &id, plans).await?;
        app::imports::settle(&cx, &id).await?;
    }
    let view = app::imports::view(&cx, &actor, &id).await?;
    let summary = view.summary.clone().unwrap_or_default();
    tell(&import, &view, &summary);
    let may_apply = view.row.state == "tried" && (summary.rejected == 0 || import.set_aside.is_some());
    if import.dry_run {
        return Ok(status(may_apply || view.row.state == "tried"));
    }
    if !may_apply {
        say("Nothing was applied. Mend the rows above, or give --set-aside REASON.");
        return Ok(ExitCode::from(WRONG_CALL));
    }
    app::imports::apply(&cx, &actor, None, &id, import.set_aside.as_deref()).await?;
    app::imports::settle(&cx, &id).await?;
    if let (Some(day), Some(kind)) = (import.complete, wanted) {
        app::registers::declare(&cx, &actor, None, kind, day, "dinyatakan lengkap saat impor").await?;
    }
    Ok(ExitCode::SUCCESS)
}

fn status(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::from(WRONG_CALL) }
}

fn kind(code: &str) -> anyhow::Result<Option<Kind>> {
    if code == "auto" {
        return Ok(None);
    }
    let known = || Kind::ALL.iter().map(|k| k.code()).collect::<Vec<_>>().join(" ");
    Ok(Some(
        Kind::parse(code)
            .ok_or_else(|| Wrong(format!("E0040 '{code}' is not a kind. Kinds: auto {}.", known())))?,
    ))
}

fn tell(import: &Import, view: &ImportView, summary: &Summary) {
    let [new, changed, unchanged, missing] = summary.totals();
    if import.json {
        let findings: Vec<serde_json::Value> = summary
            .findings
            .iter()
            .map(|f| {
                serde_json::json!({
                    "code": f.code.code(), "sheet": &*f.place.sheet, "row": f.place.row, "column": f.column,
                    "value": f.value, "cause": f.cause(Lang::English), "remedy": f.remedy(Lang::English),
                })
            })
            .collect();
        let kind = if summary.kinds.len() == 1 { summary.kinds[0].kind.clone() } else { import.kind.clone() };
        print(
            &serde_json::json!({
                "kind": kind, "new": new, "changed": changed, "unchanged": unchanged, "missing": missing,
                "rejected": summary.rejected, "findings": findings, "kinds": summary.kinds, "mapping": view.plans,
            })
            .to_string(),
        );
        return;
    }
    for finding in &summary.findings {
        say(&format!("{} {}", finding.code.code(), finding.sentence(Lang::Indonesian)));
    }
    say(&format!(
        "{new} baru, {changed} berubah, {unchanged} tetap, {missing} tidak ada di berkas, {} ditolak",
        summary.rejected
    ));
}

/// Imports one file as the demo does: refused rows end it.
///
/// # Errors
/// [`Wrong`] with the first findings where rows are refused; faults.
pub(crate) async fn import_file(
    cx: &Context,
    actor: &Actor,
    path: &std::path::Path,
    wanted: Option<Kind>,
) -> anyhow::Result<Summary> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path)?;
    let id =
        ImportId(app::imports::upload(cx, actor, None, NewFile { name: name.clone(), bytes, wanted }).await?);
    app::imports::settle(cx, &id).await?;
    let view = app::imports::view(cx, actor, &id).await?;
    let summary = view.summary.unwrap_or_default();
    if view.row.state != "tried" || summary.rejected > 0 {
        let first: Vec<String> = summary
            .findings
            .iter()
            .filter(|f| f.is_reject())
            .take(5)
            .map(|f| f.sentence(Lang::English))
            .collect();
        return Err(
            Wrong(format!("E0042 {name}: {} rows refused. {}", summary.rejected, first.join(" "))).into()
        );
    }
    app::imports::apply(cx, actor, None, &id, None).await?;
    app::imports::settle(cx, &id).await?;
    Ok(summary)
}
