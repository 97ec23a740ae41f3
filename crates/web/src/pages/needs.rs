//! A4 `/kebutuhan`: where need is worst, unit by job family, and the posts behind each number.
//! Shortage and surplus are shown beside each other, never netted across jobs.

use crate::charts::{HeatCell, HeatGroup, HeatMap, HeatRow, band};
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::{self, PostLine, family_words, sector_words};
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Field, Figure, Paging, Sort};
use crate::visit::{self, SignedIn};
use app::needs::{self, Measure, PostNeed, Sums};
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ids::UnitId;
use domain::projection::YEARS;
use domain::snapshot::UnitIx;
use domain::time::{Date, add_months};
use domain::unit::Sector;
use serde::Deserialize;

/// The job families without a column of their own, in an address.
const OTHERS: &str = "-";

/// The filter, as the address holds it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) sektor: String,
    #[serde(default)]
    pub(crate) ukur: String,
    #[serde(default)]
    pub(crate) rumpun: String,
    #[serde(default)]
    pub(crate) unit: String,
    #[serde(default)]
    pub(crate) tahun: String,
    #[serde(default)]
    urut: String,
    #[serde(default)]
    hal: String,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 6] {
        [
            ("sektor", &self.sektor),
            ("ukur", &self.ukur),
            ("rumpun", &self.rumpun),
            ("unit", &self.unit),
            ("tahun", &self.tahun),
            ("urut", &self.urut),
        ]
    }

    pub(crate) fn measure(&self) -> Measure {
        lines::measure_of(&self.ukur)
    }

    pub(crate) fn sector(&self) -> Option<Sector> {
        Sector::parse(&self.sektor)
    }

    /// How many years ahead are asked for: 0 is today, which anything unknown means too.
    pub(crate) fn years(&self, world: &World) -> usize {
        let year = self.tahun.parse::<i16>().ok();
        let ahead = year.and_then(|year| usize::try_from(year - world.today.year()).ok());
        ahead.filter(|years| *years <= YEARS).unwrap_or(0)
    }

    /// The same question about today.
    pub(crate) fn today(mut self) -> Self {
        self.tahun.clear();
        self
    }

    pub(crate) fn unit(&self, world: &World) -> Option<UnitIx> {
        world.unit(&UnitId(self.unit.clone())).ok()
    }
}

#[derive(Template)]
#[template(path = "pages/needs.html")]
pub(crate) struct NeedsPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    figures: Vec<Figure>,
    fields: [Field; 3],
    unit: Option<(String, String)>,
    unit_asked: String,
    year_asked: String,
    years: Vec<YearTab>,
    method: String,
    heat: HeatMap,
    worst: Vec<HeatRow>,
    sorts: [Sort; 4],
    posts: Vec<PostLine>,
    paging: Paging,
    xlsx: String,
    csv: String,
    may_export: bool,
}

/// One year of the switch.
struct YearTab {
    label: String,
    href: String,
    is_current: bool,
}

/// `GET /kebutuhan`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ReadNeeds)?;
    let world = web.cx.world().await?;
    let may_export = visit.actor.may(UseCase::Export);
    visit::page(&NeedsPage::new(visit.frame(&world), &world, &asked, may_export))
}

/// The posts that the filter leaves, in the order asked for.
pub(crate) fn posts(world: &World, asked: &Asked) -> Vec<PostNeed> {
    let (measure, years) = (asked.measure(), asked.years(world));
    let is_others = asked.rumpun == OTHERS;
    let family = (!asked.rumpun.is_empty() && !is_others).then_some(asked.rumpun.as_str());
    let mut list = match asked.unit(world) {
        Some(unit) => needs::posts_beneath_ahead(world, unit, family, years),
        None => world
            .snapshot
            .post_indexes()
            .filter(|post| family.is_none_or(|family| needs::family(world, *post) == family))
            .map(|post| needs::of_post_ahead(world, post, years))
            .collect(),
    };
    if is_others {
        let named = needs::families(world, measure);
        list.retain(|need| !named.iter().any(|family| family == needs::family(world, need.post)));
    }
    if let Some(sector) = asked.sector() {
        let top = |need: &PostNeed| world.snapshot.unit(world.snapshot.unit_of(need.post)).top;
        list.retain(|need| world.snapshot.unit(top(need)).record.sector == Some(sector));
    }
    let job = |need: &PostNeed| world.snapshot.job_of(need.post).name.clone();
    match asked.urut.trim_start_matches('-') {
        "jabatan" => list.sort_by_cached_key(job),
        "kebutuhan" => list.sort_by_key(|need| need.need(measure)),
        "terisi" => list.sort_by_key(|need| need.there),
        _ => list.sort_by_key(|need| lines::gap(need, measure)),
    }
    if asked.urut.starts_with('-') {
        list.reverse();
    }
    list
}

impl NeedsPage {
    pub(crate) fn new(frame: Frame, world: &World, asked: &Asked, may_export: bool) -> Self {
        let l = frame.l;
        let (measure, years) = (asked.measure(), asked.years(world));
        let map = needs::heat_map_ahead(world, measure, asked.sector(), years);
        let list = posts(world, asked);
        let page = lines::page_number(&asked.hal);
        let current = if asked.urut.is_empty() { "selisih" } else { &asked.urut };
        let sort = |label, key| Sort::new(label, key, current, routes::NEEDS, &asked.pairs());
        let heat = heat(l, world, &map, asked);
        let mut worst: Vec<HeatRow> = heat.groups.iter().flat_map(|group| group.rows.clone()).collect();
        worst.sort_by_key(|row| map.rows.iter().position(|r| lines::unit_name(world, r.unit) == row.label));
        worst.truncate(10);
        Self {
            crumbs: vec![Crumb::here(l.t("Kebutuhan pegawai", "Staffing needs"))],
            lede: lede(l, &map, ahead(world, years).map(|day| format::date(l, day))),
            figures: figures(l, &map.total, measure, years, asked),
            fields: fields(l, asked, &map.families),
            unit: asked
                .unit(world)
                .map(|unit| (lines::unit_name(world, unit).to_owned(), routes::unit(world.ids.unit(unit)))),
            unit_asked: asked.unit.clone(),
            year_asked: if years == 0 { String::new() } else { asked.tahun.clone() },
            years: year_tabs(l, world, asked, years),
            method: method(l, world, years),
            heat,
            worst,
            sorts: [
                sort(l.t("Jabatan", "Post"), "jabatan"),
                sort(l.t("Kebutuhan", "Need"), "kebutuhan").number(),
                sort(l.t("Terisi", "Filled"), "terisi").number(),
                sort(l.t("Selisih", "Gap"), "selisih").number(),
            ],
            posts: lines::page_of(&list, page)
                .iter()
                .map(|need| lines::post_line(l, world, need, measure))
                .collect(),
            paging: Paging::new(l, list.len(), lines::PER_PAGE, page, routes::NEEDS, &asked.pairs()),
            xlsx: routes::query(routes::NEEDS_XLSX, &asked.pairs()),
            csv: routes::query(routes::NEEDS_CSV, &asked.pairs()),
            may_export,
            frame,
            l,
        }
    }
}

/// The day `years` ahead; `None` for today.
pub(crate) fn ahead(world: &World, years: usize) -> Option<Date> {
    let months = i32::try_from(years).ok()? * 12;
    (years > 0).then(|| add_months(world.today, months))
}

fn year_tabs(l: Lang, world: &World, asked: &Asked, current: usize) -> Vec<YearTab> {
    (0..=YEARS)
        .map(|years| {
            let day = ahead(world, years);
            let year = day.map_or_else(String::new, |day| day.year().to_string());
            let mut pairs = asked.pairs();
            pairs[4].1 = &year;
            let href = routes::query(routes::NEEDS, &pairs);
            let label = if years == 0 { l.t("Sekarang", "Now").to_owned() } else { year };
            YearTab { label, href, is_current: years == current }
        })
        .collect()
}

/// What the map compares on the day asked about.
fn method(l: Lang, world: &World, years: usize) -> String {
    let Some(day) = ahead(world, years).map(|day| format::date(l, day)) else {
        return l.t("Terisi hari ini dibanding kebutuhan.", "Filled today against need.").to_owned();
    };
    let rate = format::percent(l, world.settings.needs.attrition * 100.0);
    l.t(
        format!("Keadaan pada {day}: pegawai hari ini, dikurangi yang pensiun (tanggal lahir dan BUP) dan yang kontraknya berakhir sampai hari itu. Kontrak dapat diperpanjang; kebutuhan dianggap tetap. Tidak dihitung: pengadaan, perpindahan, dan berhenti karena sebab lain ({rate} setahun di halaman Proyeksi)."),
        format!("On {day}: people of today, less those who retire (birth date and age limit) and whose contract ends by then. Contracts may be renewed; need is held constant. Not counted: hiring, moves, and leaving for other reasons ({rate} a year on the projection page)."),
    )
}

fn lede(l: Lang, map: &needs::HeatMap, day: Option<String>) -> String {
    let found = finding(l, map);
    match day {
        Some(day) => l.t(
            format!("{found} Ini keadaan pada {day} bila tidak ada pengadaan."),
            format!("{found} This is how things stand on {day} if nobody is hired."),
        ),
        None => found,
    }
}

fn finding(l: Lang, map: &needs::HeatMap) -> String {
    let named = map.columns.iter().zip(&map.families).filter(|(_, family)| family.as_str() != needs::OTHERS);
    let worst = named.max_by_key(|(sums, _)| sums.shortage);
    match worst {
        Some((sums, family)) if sums.shortage > 0 => {
            let (family, count) = (family_words(l, family), format::count(l, sums.shortage.into()));
            l.t(
                format!("Kekurangan terbesar ada pada rumpun {family}: {count} orang."),
                format!("The largest shortage is in {family}: {count} people."),
            )
        }
        _ if map.total.need == 0 => l
            .t(
                "Belum ada kebutuhan yang tercatat. Impor peta jabatan lebih dahulu.",
                "No need is recorded yet. Import the map of posts first.",
            )
            .to_owned(),
        _ => l
            .t("Tidak ada kekurangan pada saringan ini.", "There is no shortage in this selection.")
            .to_owned(),
    }
}

fn figures(l: Lang, total: &Sums, measure: Measure, years: usize, asked: &Asked) -> Vec<Figure> {
    let people = l.t("orang", "people");
    let basis = match measure {
        Measure::Decreed => l.t("menurut penetapan", "as decreed"),
        Measure::Formula => l.t("menurut rumus beban kerja", "by the workload formulas"),
    };
    let filled = total.filled_percent().map_or_else(
        || l.t("kebutuhan belum ada", "no need recorded").to_owned(),
        |share| {
            l.t(
                format!("{} kebutuhan terpenuhi", format::percent(l, share)),
                format!("{} of the need met", format::percent(l, share)),
            )
        },
    );
    let untold = format::count(l, total.untold.into());
    let basis = match total.untold {
        0 => basis.to_owned(),
        _ => l.t(
            format!("{basis}; {untold} jabatan belum punya angka dan tidak dihitung"),
            format!("{basis}; {untold} posts have no number yet and are not counted"),
        ),
    };
    vec![
        Figure::new(l.t("Kebutuhan", "Need"), format::count(l, total.need.into()), people, &basis),
        staffing(l, total, years, asked, &filled),
        Figure::new(
            l.t("Kekurangan", "Shortage"),
            format::count(l, total.shortage.into()),
            people,
            l.t("jumlah jabatan yang kurang", "sum over posts that are short"),
        ),
        Figure::new(
            l.t("Kelebihan", "Surplus"),
            format::count(l, total.surplus.into()),
            people,
            l.t("jumlah jabatan yang lebih", "sum over posts with more than needed"),
        ),
    ]
}

/// People there; ahead of today with who leaves, which leads to the projection of the same selection.
fn staffing(l: Lang, total: &Sums, years: usize, asked: &Asked, filled: &str) -> Figure {
    let (label, people) = (l.t("Terisi", "Filled"), l.t("orang", "people"));
    let there = format::count(l, total.there.into());
    if years == 0 {
        return Figure::new(label, there, people, filled);
    }
    let retiring = format::count(l, total.leaving.retiring.into());
    let contracts = format::count(l, total.leaving.contracts.into());
    let note = l.t(
        format!("{filled}, sesudah {retiring} pensiun dan {contracts} kontrak berakhir."),
        format!("{filled}, after {retiring} retirements and {contracts} contracts ending."),
    );
    let pairs = asked.clone().today();
    Figure::new(label, there, people, &note).from(routes::query(routes::PROJECTION, &pairs.pairs()))
}

/// A family of the map as the address holds it.
fn asked_as(family: &str) -> &str {
    if family == needs::OTHERS { OTHERS } else { family }
}

fn fields(l: Lang, asked: &Asked, families: &[String]) -> [Field; 3] {
    let option = |value: &str, label: String, chosen: &str| Choice {
        value: value.to_owned(),
        label,
        is_chosen: value == chosen,
    };
    let mut sectors = vec![option("", l.t("Semua kelompok", "All sectors").to_owned(), &asked.sektor)];
    sectors.extend(Sector::ALL.iter().map(|s| option(s.code(), sector_words(l, Some(*s)), &asked.sektor)));
    let mut kinds = vec![option("", l.t("Semua rumpun", "All families").to_owned(), &asked.rumpun)];
    kinds.extend(
        families.iter().map(|family| option(asked_as(family), family_words(l, family), &asked.rumpun)),
    );
    let measures = Choice::list(
        &[("", l.t("Penetapan", "By decree")), ("rumus", l.t("Rumus beban kerja", "By formula"))],
        &asked.ukur,
    );
    [
        Field::select("sektor", l.t("Kelompok unit", "Sector"), sectors),
        Field::select("rumpun", l.t("Rumpun jabatan", "Job family"), kinds),
        Field::select("ukur", l.t("Kebutuhan menurut", "Need by"), measures),
    ]
}

/// A cell says both numbers where a unit is short in one job and over in another of the same family.
fn cell(l: Lang, sums: &Sums, href: String) -> HeatCell {
    let (short, over) = (i64::from(sums.shortage), i64::from(sums.surplus));
    if short > 0 && over > 0 {
        let text = format!("{} {}", format::signed(l, -short), format::signed(l, over));
        return HeatCell { text, class: band(-short), href };
    }
    HeatCell::gap(l, over - short, href)
}

fn total_cell(l: Lang, sums: &Sums, href: String) -> HeatCell {
    HeatCell { class: "tot", ..cell(l, sums, href) }
}

fn heat(l: Lang, world: &World, map: &needs::HeatMap, asked: &Asked) -> HeatMap {
    let mut columns: Vec<String> = map.families.iter().map(|family| family_words(l, family)).collect();
    columns.push(l.t("Semua", "All").to_owned());
    let mut groups: Vec<(Option<Sector>, Vec<&needs::HeatRow>)> = Vec::new();
    for row in &map.rows {
        match groups.iter_mut().find(|(sector, _)| *sector == row.sector) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((row.sector, vec![row])),
        }
    }
    let link = |unit: UnitIx, family: &str| {
        let pairs = [
            ("unit", world.ids.unit(unit).as_str()),
            ("rumpun", family),
            ("ukur", asked.ukur.as_str()),
            ("tahun", asked.tahun.as_str()),
        ];
        format!("{}#jabatan", routes::query(routes::NEEDS, &pairs))
    };
    let row = |row: &&needs::HeatRow| HeatRow {
        label: lines::unit_name(world, row.unit).to_owned(),
        href: routes::unit(world.ids.unit(row.unit)),
        cells: row
            .cells
            .iter()
            .zip(&map.families)
            .map(|(sums, family)| cell(l, sums, link(row.unit, asked_as(family))))
            .chain([total_cell(l, &row.total, link(row.unit, ""))])
            .collect(),
    };
    let sum = |cells: &[Sums], total: &Sums| -> Vec<HeatCell> {
        cells
            .iter()
            .map(|sums| cell(l, sums, String::new()))
            .chain([total_cell(l, total, String::new())])
            .collect()
    };
    HeatMap {
        caption: match ahead(world, asked.years(world)).map(|day| format::date(l, day)) {
            Some(day) => l.t(
                format!("Selisih pegawai pada {day} menurut unit dan rumpun jabatan"),
                format!("Gap on {day} by unit and job family"),
            ),
            None => l
                .t("Selisih pegawai menurut unit dan rumpun jabatan", "Gap by unit and job family")
                .to_owned(),
        },
        corner: l.t("Unit", "Unit").to_owned(),
        columns,
        groups: groups
            .iter()
            .map(|(sector, rows)| {
                let (cells, total) = added(rows, map.families.len());
                HeatGroup {
                    label: sector_words(l, *sector),
                    cells: sum(&cells, &total),
                    rows: rows.iter().map(row).collect(),
                }
            })
            .collect(),
        total: HeatGroup {
            label: l.t("Seluruhnya", "Everything").to_owned(),
            cells: sum(&map.columns, &map.total),
            rows: Vec::new(),
        },
    }
}

fn added(rows: &[&needs::HeatRow], columns: usize) -> (Vec<Sums>, Sums) {
    let mut cells = vec![Sums::default(); columns];
    let mut total = Sums::default();
    for row in rows {
        for (sum, part) in cells.iter_mut().zip(&row.cells) {
            sum.merge(part);
        }
        total.merge(&row.total);
    }
    (cells, total)
}

#[cfg(test)]
mod tests;
