//! Units, post maps, need lists and workload forms: rows about places rather than people.

use super::line::{Line, NoRecord};
use super::session::{Repeat, Session};
use super::stage::Draft;
use crate::directory::{Found, put};
use crate::finding::FindingCode;
use crate::layout::{LayoutId, SheetPlan};
use crate::normal::{code, date, job, number, number::Dot, unit};
use crate::workbook::Sheet;
use domain::kind::Kind;
use domain::tidy::columns;
use domain::time::Date;
use std::sync::Arc;

/// What the rows above told: title rows and merged cells that stand for the rows beneath.
pub(super) struct Block {
    /// Compared forms of the sheet name and the title rows, to tell units of one name apart.
    above: Vec<String>,
    sheet: Arc<str>,
    unit: Option<String>,
    /// Units found in this sheet, the latest last; they tell later ones of one name apart.
    found: Vec<String>,
    job: Option<String>,
    year: Option<i64>,
    /// A day in the title rows.
    pub(super) date: Option<Date>,
}

impl Block {
    pub(super) fn new(sheet: &Sheet, plan: &SheetPlan) -> Self {
        let titles: Vec<String> = (1..plan.header_row)
            .filter_map(|row| usize::try_from(row).ok().and_then(|r| sheet.rows.get(r.checked_sub(1)?)))
            .flatten()
            .filter(|c| !c.is_empty())
            .map(crate::workbook::Cell::text)
            .collect();
        let mut above = vec![unit::key(&sheet.name)];
        above.extend(titles.iter().map(|t| unit::key(t)));
        let years = titles.iter().flat_map(|t| t.split(|c: char| !c.is_ascii_digit()));
        let year =
            years.filter(|y| y.len() == 4).filter_map(|y| y.parse().ok()).find(|y| (2000..=2100).contains(y));
        Self {
            above,
            sheet: sheet.name.clone(),
            unit: None,
            found: Vec::new(),
            job: None,
            year,
            date: titles.iter().find_map(|t| day_in(t)),
        }
    }

    /// Takes the unit of a row, if it names one, for this row and those beneath.
    fn enter_unit(&mut self, line: &mut Line<'_>) {
        if line.is_uncounted("unit") {
            // Which unit is meant is not known, and it is not the one above.
            self.unit = None;
        }
        if let Some(unit) = line.text("unit") {
            self.unit = Some(unit);
        }
    }

    /// The unit of a row, told apart by the titles and the units before it.
    fn resolve(&mut self, session: &Session, line: &mut Line<'_>, text: &str) -> Option<String> {
        let found = session.directory.unit_near(text, &self.above, self.before(line));
        self.remember(session, &found);
        session.unit_found(line, "unit", text, found)
    }

    /// A row that holds nothing but a title, which may name a unit behind a number or a letter. Says whether
    /// it names any.
    pub(super) fn hear(&mut self, session: &Session, line: &Line<'_>, title: &str) -> bool {
        let behind = title.split_once(' ').filter(|(head, _)| head.len() <= 4).map(|(_, rest)| rest);
        let found = [Some(title), behind].into_iter().flatten().find_map(|text| {
            let found = session.directory.unit_near(text, &self.above, self.before(line));
            (!matches!(found, Found::Nothing)).then_some(found)
        });
        if let Some(found) = &found {
            self.remember(session, found);
        }
        found.is_some()
    }

    /// A section title in any column.
    pub(super) fn hear_section(&mut self, session: &Session, line: &Line<'_>, reason: NoRecord) {
        let is_list_of_posts = matches!(line.layout(), LayoutId::PostMap | LayoutId::Workload);
        if reason == NoRecord::Section && is_list_of_posts {
            self.hear(session, line, &line.first_words());
        }
    }

    /// A need list stands in any order, so a row of it tells nothing about the next.
    fn before(&self, line: &Line<'_>) -> &[String] {
        if line.layout() == LayoutId::NeedList { &[] } else { &self.found }
    }

    fn remember(&mut self, session: &Session, found: &Found) {
        match found {
            Found::One(code) if !session.directory.is_agency(code) && self.found.last() != Some(code) => {
                self.found.push(code.clone());
            }
            // Beneath a unit that nobody knows, the ones before tell nothing any more.
            Found::Nothing => self.found.clear(),
            _ => {}
        }
    }
}

/// A day at the end of a title: after a colon, or its last three words.
fn day_in(title: &str) -> Option<Date> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let tail = words.get(words.len().saturating_sub(3)..).unwrap_or_default().join(" ");
    let candidates =
        [title.rsplit(':').next().unwrap_or_default(), &tail, words.last().copied().unwrap_or_default()];
    candidates.iter().filter(|c| c.len() >= 8).find_map(|c| date::date_text(c).ok().flatten())
}

/// Makes the units of a sheet known before its rows are read: a parent may stand below its child.
pub(super) fn announce_units(session: &mut Session, sheet: &Sheet, plan: &SheetPlan) {
    for row in plan.data_from..=sheet.last_row() {
        let line = Line::new(sheet, plan, row);
        let (Some(code), Some(name)) = (line.peek("code"), line.peek("name")) else { continue };
        let (_, name) = unit::without_tree_marks(&name);
        if unit::is_deleted(&name) {
            continue;
        }
        let mut cells = vec![None; columns(Kind::Units).len()];
        put(Kind::Units, &mut cells, "code", &code);
        put(Kind::Units, &mut cells, "name", &name);
        put(Kind::Units, &mut cells, "parent_code", &line.peek("parent_code").unwrap_or_default());
        session.directory.add(Kind::Units, &cells);
    }
}

pub(super) fn unit_row(session: &mut Session, mut line: Line<'_>) {
    let (_, name) = unit::without_tree_marks(&line.text("name").unwrap_or_default());
    if unit::is_deleted(&name) {
        session.dropped.deleted += 1;
        line.find("name", FindingCode::UnitDeleted);
        session.note(&mut line);
        return;
    }
    let code = line.text("code");
    let parent = line.text("parent_code").filter(|p| Some(p) != code.as_ref());
    if parent.as_ref().is_some_and(|p| session.directory.unit_row(p).is_none()) {
        line.find("parent_code", FindingCode::UnitUnknown);
    }
    let mut draft = Draft::new(Kind::Units);
    draft.set("code", "code", code);
    draft.set_if("kind", "name", unit::kind(&name).map(|k| k.code().to_owned()));
    draft.set("name", "name", Some(name));
    draft.set("parent_code", "parent_code", parent);
    let mut drafts = vec![(draft, Repeat::Refuse)];
    let echelon = line.text("echelon").filter(|e| job::level_of_echelon(e).is_some());
    if let (Some(title), Some(echelon)) = (line.text("job"), echelon) {
        let told = job::Told { echelon: Some(&echelon), ..job::Told::default() };
        let (_, new) = session.job(&mut line, "job", &title, told);
        drafts.extend(new.map(|d| (d, Repeat::Once)));
    }
    session.take(line, drafts);
}

pub(super) fn post_row(session: &mut Session, mut line: Line<'_>, block: &mut Block) {
    block.enter_unit(&mut line);
    let Some(title) = line.text("job") else {
        if line.is_rejected() {
            session.take(line, Vec::new());
            return;
        }
        if let Some(unit) = block.unit.clone().filter(|_| line.peek("unit").is_some()) {
            // Beneath a unit that nobody knows, the ones before tell nothing any more.
            if !block.hear(session, &line, &unit) {
                block.found.clear();
            }
        }
        session.drop_row(NoRecord::Section);
        session.note(&mut line);
        return;
    };
    let unit_text = match (&block.unit, line.has("unit")) {
        (Some(unit), _) => unit.clone(),
        (None, false) => block.sheet.to_string(),
        (None, true) => {
            if !line.is_rejected() {
                line.find("unit", FindingCode::ValueMissing);
            }
            session.take(line, Vec::new());
            return;
        }
    };
    let unit = block.resolve(session, &mut line, &unit_text);
    let class = line.whole("class", 1, 17);
    let (level, fields) = line.text("qualification").map_or((None, Vec::new()), |t| code::qualification(&t));
    let told = job::Told { class: class.and_then(|c| u8::try_from(c).ok()), ..job::Told::default() };
    let (job, new) = session.job(&mut line, "job", &title, told);
    let mut drafts = Vec::new();
    let tells_job = class.is_some() || level.is_some();
    let job_draft = match (new, &job) {
        (Some(draft), _) => Some(draft),
        (None, Some(code)) if tells_job => known_job_draft(session, code),
        _ => None,
    };
    if let Some(mut draft) = job_draft {
        draft.set_if("class", "class", class.map(|c| c.to_string()));
        draft.set_if("education_level", "qualification", level.map(|l| l.code().to_owned()));
        draft.set_if("education_fields", "qualification", (!fields.is_empty()).then(|| fields.join(";")));
        drafts.push((draft, Repeat::Once));
    }
    let mut draft = Draft::new(Kind::Posts);
    draft.set("unit_code", "unit", unit);
    draft.set("job_code", "job", job);
    for column in ["decreed_need", "agreed_need", "minimum"] {
        if line.has(column) {
            let need = line.whole(column, 0, 100_000);
            draft.set(column, column, need.map(|n| n.to_string()));
        }
    }
    drafts.push((draft, Repeat::Refuse));
    session.take(line, drafts);
}

/// A known job to be told its class and education: everything else stays as it is.
fn known_job_draft(session: &Session, code: &str) -> Option<Draft> {
    let row = session.directory.job_row(code)?;
    let mut draft = Draft::new(Kind::Jobs);
    for (column, value) in columns(Kind::Jobs).iter().zip(row) {
        draft.fill(column.name, value.as_deref().unwrap_or_default());
    }
    draft.set("code", "job", Some(code.to_owned()));
    Some(draft)
}

pub(super) fn workload_row(session: &mut Session, mut line: Line<'_>, block: &mut Block) {
    block.enter_unit(&mut line);
    if line.is_uncounted("job") {
        block.job = None;
    } else if let Some(job) = line.text("job") {
        block.job = Some(job);
    }
    if line.is_uncounted("task") {
        line.text("task");
        session.take(line, Vec::new());
        return;
    }
    let Some(task) = line.text("task") else {
        session.drop_row(NoRecord::Section);
        session.note(&mut line);
        return;
    };
    let unit_text = block.unit.clone().unwrap_or_else(|| block.sheet.to_string());
    let unit = block.resolve(session, &mut line, &unit_text);
    let job = match block.job.clone() {
        Some(title) => session.known_job(&mut line, "job", &title),
        None => {
            line.find("job", FindingCode::ValueMissing);
            None
        }
    };
    let result_unit = line.text("result_unit");
    let volume = line.thousandths("volume", Dot::Thousands);
    let (minutes, source) = if line.has("norm_minutes") {
        (line.thousandths("norm_minutes", Dot::Thousands), "norm_minutes")
    } else {
        (line.thousandths("norm_hours", Dot::Thousands).map(|h| h.saturating_mul(60)), "norm_hours")
    };
    let year = line.whole("year", 2000, 2100).or(block.year);
    let mut draft = Draft::new(Kind::Workload);
    draft.set("unit_code", "unit", unit);
    draft.set("job_code", "job", job);
    draft.set("task", "task", Some(task));
    draft.set("result_unit", "result_unit", result_unit);
    draft.set("volume", "volume", volume.map(number::written));
    draft.set("norm_minutes", source, minutes.map(number::written));
    // 72,000 effective minutes a year are those of the health method, 75,000 those of all others.
    let minutes_a_year = line.thousandths("effective_time", Dot::Thousands);
    let is_health = minutes_a_year == Some(72_000_000) || minutes_a_year == Some(1_200_000);
    draft.set("method", "effective_time", Some(if is_health { "abk_kes" } else { "abk" }.to_owned()));
    draft.set_if("year", "year", year.map(|y| y.to_string()));
    debug_assert_eq!(line.layout(), LayoutId::Workload, "only workload forms come here");
    session.take(line, vec![(draft, Repeat::Refuse)]);
}
