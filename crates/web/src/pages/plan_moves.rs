//! `GET /rencana/{id}/perpindahan/{kind}`: the moves of a plan as CSV or XLSX.

use app::plan::PlanCase;
use app::plan::figures::{self, MoveFilter};
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::ids::PlanId;

use crate::failure::Failure;
use crate::lang::Lang;
use crate::pages::words;
use crate::server::Web;
use crate::visit::SignedIn;

/// `GET /rencana/{id}/perpindahan.{kind}`: the moves as CSV or XLSX, recorded as an export.
pub(crate) async fn moves_file(
    State(web): State<Web>,
    signed: SignedIn,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let case = app::plan::view::export(&web.cx, &signed.actor, &PlanId(id)).await?;
    let table = moves_table(signed.l, &case);
    let (bytes, media) = match kind.as_str() {
        "csv" => (intake::export::csv(&table), "text/csv; charset=utf-8"),
        "xlsx" => (
            intake::export::xlsx(std::slice::from_ref(&table)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        _ => return Err(Failure::NotFound),
    };
    let bytes = bytes.map_err(|e| crate::failure::fault(&e))?;
    let name = format!("attachment; filename=\"rencana-{}.{kind}\"", case.row.number);
    let headers = [("content-type", media.to_owned()), ("content-disposition", name)];
    Ok((headers, bytes).into_response())
}

fn moves_table(l: Lang, case: &PlanCase) -> intake::export::Table {
    use intake::export::{Column, Table};
    let snapshot = &case.basis.snapshot;
    let rows = figures::moves(case, &MoveFilter::default())
        .into_iter()
        .map(|m| {
            let person = &snapshot.person(m.person).record;
            vec![
                person.nip.as_str().to_owned(),
                person.full_name(),
                m.from.map(|p| words::post(snapshot, p)).unwrap_or_default(),
                words::post(snapshot, m.to),
                text::label::move_kind(l, m.kind).to_owned(),
                format!("{:.2}", f64::from(m.value) / 100.0),
                format!("{:.2}", f64::from(m.stay_value) / 100.0),
            ]
        })
        .collect();
    Table {
        name: format!("{} {}", l.t("Rencana", "Plan"), case.row.number),
        columns: vec![
            Column::text("NIP"),
            Column::text(l.t("Nama", "Name")),
            Column::text(l.t("Dari", "From")),
            Column::text(l.t("Ke", "To")),
            Column::text(l.t("Jenis", "Kind")),
            Column::number(l.t("Nilai di tempat baru", "Value in the new post")),
            Column::number(l.t("Nilai bila tetap", "Value of staying")),
        ],
        rows,
    }
}
