//! The needs as a workbook and as comma-separated text: what the page shows, with the filter in the file's head.

use crate::failure::{Failure, fault};
use crate::format;
use crate::lang::Lang;
use crate::pages::lines;
use crate::pages::needs::{Asked, ahead, posts};
use crate::server::Web;
use crate::visit::SignedIn;
use app::needs::{Measure, PostNeed};
use app::permission::UseCase;
use app::world::World;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use intake::export::{Column, Table};

/// The type of an XLSX file.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /kebutuhan.xlsx`.
pub(crate) async fn xlsx(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let table = open(&web, &visit, &asked, "kebutuhan.xlsx").await?;
    let bytes = intake::export::xlsx(&[table]).map_err(|error| fault(&error))?;
    Ok(file(XLSX, "kebutuhan.xlsx", bytes))
}

/// `GET /kebutuhan.csv`.
pub(crate) async fn csv(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let table = open(&web, &visit, &asked, "kebutuhan.csv").await?;
    let bytes = intake::export::csv(&table).map_err(|error| fault(&error))?;
    Ok(file("text/csv; charset=utf-8", "kebutuhan.csv", bytes))
}

/// A file to keep, not to show.
pub(crate) fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let keep = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, keep)], bytes).into_response()
}

async fn open(web: &Web, visit: &SignedIn, asked: &Asked, name: &str) -> Result<Table, Failure> {
    visit.require(UseCase::ReadNeeds)?;
    let world = web.cx.world().await?;
    let list = posts(&world, asked);
    app::needs::export(&web.cx, &visit.actor, name, list.len()).await?;
    let day = ahead(&world, asked.years(&world)).map(|day| format::date(visit.l, day));
    Ok(table(visit.l, &world, &list, day))
}

/// What the page shows; `day` is the one ahead that was asked for, where it is not today.
fn table(l: Lang, world: &World, needs: &[PostNeed], day: Option<String>) -> Table {
    let head = |id, en| l.t(id, en);
    let number = |value: Option<u32>| value.map_or_else(String::new, |value| value.to_string());
    let filled = match day {
        Some(day) => l.t(format!("Terisi pada {day}"), format!("Filled on {day}")),
        None => head("Terisi", "Filled").to_owned(),
    };
    Table {
        name: head("Kebutuhan", "Needs").to_owned(),
        columns: vec![
            Column::text(head("Unit", "Unit")),
            Column::text(head("Jabatan", "Job")),
            Column::number(head("Kebutuhan ditetapkan", "Decreed need")),
            Column::number(head("Kebutuhan menurut rumus", "Need by formula")),
            Column::number(head("Kebutuhan disepakati", "Agreed need")),
            Column::number(&filled),
            Column::number(head("Kekurangan", "Shortage")),
            Column::number(head("Kelebihan", "Surplus")),
        ],
        rows: needs
            .iter()
            .map(|need| {
                vec![
                    lines::unit_name(world, world.snapshot.unit_of(need.post)).to_owned(),
                    world.snapshot.job_of(need.post).name.clone(),
                    number(need.decreed),
                    number(need.formula.as_ref().map(|formula| formula.rounded)),
                    number(need.agreed),
                    need.there.to_string(),
                    need.shortage(Measure::Decreed).to_string(),
                    need.surplus(Measure::Decreed).to_string(),
                ]
            })
            .collect(),
    }
}
