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
use domain::snapshot::UnitIx;
use domain::unit::Sector;
use serde::Deserialize;

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
    urut: String,
    #[serde(default)]
    hal: String,
}

impl Asked {
    fn pairs(&self) -> [(&str, &str); 5] {
        [
            ("sektor", &self.sektor),
            ("ukur", &self.ukur),
            ("rumpun", &self.rumpun),
            ("unit", &self.unit),
            ("urut", &self.urut),
        ]
    }

    pub(crate) fn measure(&self) -> Measure {
        lines::measure_of(&self.ukur)
    }

    pub(crate) fn sector(&self) -> Option<Sector> {
        Sector::parse(&self.sektor)
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
    heat: HeatMap,
    worst: Vec<HeatRow>,
    sorts: [Sort; 4],
    posts: Vec<PostLine>,
    paging: Paging,
    xlsx: String,
    csv: String,
    may_export: bool,
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
    let measure = asked.measure();
    let family = (!asked.rumpun.is_empty()).then_some(asked.rumpun.as_str());
    let mut list = match asked.unit(world) {
        Some(unit) => needs::posts_beneath(world, unit, family),
        None => world
            .snapshot
            .post_indexes()
            .filter(|post| family.is_none_or(|family| needs::family(world, *post) == family))
            .map(|post| needs::of_post(world, post))
            .collect(),
    };
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
        let measure = asked.measure();
        let map = needs::heat_map(world, measure, asked.sector());
        let list = posts(world, asked);
        let whole = lines::whole(&list, measure);
        let page = lines::page_number(&asked.hal);
        let current = if asked.urut.is_empty() { "selisih" } else { &asked.urut };
        let sort = |label, key| Sort::new(label, key, current, routes::NEEDS, &asked.pairs());
        let heat = heat(l, world, &map, asked);
        let mut worst: Vec<HeatRow> = heat.groups.iter().flat_map(|group| group.rows.clone()).collect();
        worst.sort_by_key(|row| map.rows.iter().position(|r| lines::unit_name(world, r.unit) == row.label));
        worst.truncate(10);
        Self {
            crumbs: vec![Crumb::here(l.t("Kebutuhan pegawai", "Staffing needs"))],
            lede: lede(l, &map),
            figures: figures(l, &map.total, measure),
            fields: fields(l, asked, &map.families),
            unit: asked
                .unit(world)
                .map(|unit| (lines::unit_name(world, unit).to_owned(), routes::unit(world.ids.unit(unit)))),
            unit_asked: asked.unit.clone(),
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
                .map(|need| lines::post_line(l, world, need, measure, whole))
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

fn lede(l: Lang, map: &needs::HeatMap) -> String {
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

fn figures(l: Lang, total: &Sums, measure: Measure) -> Vec<Figure> {
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
    vec![
        Figure::new(l.t("Kebutuhan", "Need"), format::count(l, total.need.into()), people, basis),
        Figure::new(l.t("Terisi", "Filled"), format::count(l, total.there.into()), people, &filled),
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

fn fields(l: Lang, asked: &Asked, families: &[String]) -> [Field; 3] {
    let option = |value: &str, label: String, chosen: &str| Choice {
        value: value.to_owned(),
        label,
        is_chosen: value == chosen,
    };
    let mut sectors = vec![option("", l.t("Semua kelompok", "All sectors").to_owned(), &asked.sektor)];
    sectors.extend(Sector::ALL.iter().map(|s| option(s.code(), sector_words(l, Some(*s)), &asked.sektor)));
    let mut kinds = vec![option("", l.t("Semua rumpun", "All families").to_owned(), &asked.rumpun)];
    let named = families.iter().filter(|family| family.as_str() != needs::OTHERS);
    kinds.extend(named.map(|family| option(family, family_words(l, family), &asked.rumpun)));
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

fn total_cell(l: Lang, sums: &Sums) -> HeatCell {
    HeatCell { class: "tot", ..cell(l, sums, String::new()) }
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
        let pairs =
            [("unit", world.ids.unit(unit).as_str()), ("rumpun", family), ("ukur", asked.ukur.as_str())];
        format!("{}#jabatan", routes::query(routes::NEEDS, &pairs))
    };
    let row = |row: &&needs::HeatRow| HeatRow {
        label: lines::unit_name(world, row.unit).to_owned(),
        href: routes::unit(world.ids.unit(row.unit)),
        cells: row
            .cells
            .iter()
            .zip(&map.families)
            .map(|(sums, family)| cell(l, sums, link(row.unit, family)))
            .chain([total_cell(l, &row.total)])
            .collect(),
    };
    let sum = |cells: &[Sums], total: &Sums| -> Vec<HeatCell> {
        cells.iter().map(|sums| cell(l, sums, String::new())).chain([total_cell(l, total)]).collect()
    };
    HeatMap {
        caption: l
            .t("Selisih pegawai menurut unit dan rumpun jabatan", "Gap by unit and job family")
            .to_owned(),
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
    let merge = |sum: &mut Sums, part: &Sums| {
        sum.need += part.need;
        sum.there += part.there;
        sum.shortage += part.shortage;
        sum.surplus += part.surplus;
    };
    for row in rows {
        for (sum, part) in cells.iter_mut().zip(&row.cells) {
            merge(sum, part);
        }
        merge(&mut total, &row.total);
    }
    (cells, total)
}
