//! `/aturan` (U3), for everybody: the rules in force with basis, article, effect and numbers by date.
//! Both languages stand side by side; what no primary text confirms says *belum terkonfirmasi*.

use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::time::Date;
use rules::law::LawOn;
use rules::parameter::Param;
use rules::registry::RULES;
use rules::rule::Rule;
use rules::source::{Mark, sources};
use serde::Deserialize;
use text::citation::{citation_of, citations};
use text::parameter::{parameter_name, parameter_value};
use text::rule::{rule_name, rule_sentence};

use super::wording::many;
use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::server::Web;
use crate::view::{Fact, Field};
use crate::visit::{self, Visit};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "pages/rules.html")]
pub(crate) struct RulesPage {
    frame: Frame,
    l: Lang,
    lede: String,
    field: Field,
    asked: String,
    rules: Vec<RuleEntry>,
    sources: Vec<SourceLine>,
}

/// One rule.
pub(crate) struct RuleEntry {
    slug: &'static str,
    name: &'static str,
    sentence: &'static str,
    other_sentence: &'static str,
    is_unconfirmed: bool,
    facts: Vec<Fact>,
    numbers: Vec<NumberLine>,
}

/// A number of a rule since a day.
pub(crate) struct NumberLine {
    name: &'static str,
    value: String,
    since: String,
    basis: String,
    note: String,
    is_in_force: bool,
}

/// An instrument.
pub(crate) struct SourceLine {
    short: String,
    title: String,
    status: String,
    note: &'static str,
}

impl RuleEntry {
    fn new(l: Lang, rule: &Rule, law: &LawOn) -> Self {
        let basis = if rule.citation.is_empty() {
            text::label::basis(l, rule.basis).to_owned()
        } else {
            format!("{} ({})", citations(l, rule.citation), text::label::basis(l, rule.basis).to_lowercase())
        };
        let mut effect = text::label::severity(l, law.severity(rule.id)).to_owned();
        if rule.splits {
            effect.push_str(l.t("; sebagian berbeda", "; a part differs"));
        }
        if let Some(decision) = law.severity_decision(rule.id) {
            effect.push_str(&l.t(
                format!(" (ditetapkan instansi: {decision})"),
                format!(" (set by the agency: {decision})"),
            ));
        }
        Self {
            slug: rule.id.code(),
            name: rule_name(l, rule.id),
            sentence: rule_sentence(l, rule.id),
            other_sentence: rule_sentence(l.t(Lang::En, Lang::Id), rule.id),
            is_unconfirmed: rule.mark != Mark::P,
            facts: vec![
                Fact::new(l.t("Dasar", "Basis"), basis),
                Fact::new(l.t("Akibat", "Effect"), effect),
                Fact::new(l.t("Yang dinilai", "What is judged"), text::book::scope(l, rule.scope)),
                Fact::new(l.t("Berlaku sejak", "In force since"), format::date(l, rule.from)),
                Fact::new(l.t("Pembacaan", "Reading"), text::book::mark(l, rule.mark)),
            ],
            numbers: rule.parameters.iter().flat_map(|p| numbers(l, *p, law)).collect(),
        }
    }

    /// Whether every word of the search stands somewhere in the entry.
    fn holds(&self, words: &[String]) -> bool {
        let facts = self.facts.iter().map(|fact| fact.value.as_str());
        let numbers = self.numbers.iter().flat_map(|line| [line.name, line.basis.as_str()]);
        let all: Vec<&str> = [self.slug, self.name, self.sentence, self.other_sentence]
            .into_iter()
            .chain(facts)
            .chain(numbers)
            .collect();
        let text = all.join(" ").to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

fn numbers(l: Lang, parameter: Param, law: &LawOn) -> Vec<NumberLine> {
    let (table, now) = (parameter.table(), law.parameter(parameter));
    let mut out: Vec<NumberLine> = table
        .values
        .iter()
        .map(|value| {
            let mut notes = Vec::new();
            if value.source == "agency" {
                notes.push(
                    l.t("nilai awal, instansi yang memutuskan", "a starting value; the agency decides"),
                );
            }
            if !value.confirmed {
                notes.push(l.t("belum terkonfirmasi", "not confirmed"));
            }
            NumberLine {
                name: parameter_name(l, parameter),
                value: parameter_value(l, table.unit, &value.value),
                since: format::date(l, value.from),
                basis: citation_of(l, &value.source, &value.place),
                note: notes.join("; "),
                is_in_force: now.decision.is_none() && value.from == now.from,
            }
        })
        .collect();
    if let Some(decision) = &now.decision {
        out.push(NumberLine {
            name: parameter_name(l, parameter),
            value: parameter_value(l, table.unit, &now.value),
            since: format::date(l, now.from),
            basis: decision.clone(),
            note: l.t("ditetapkan instansi", "set by the agency").to_owned(),
            is_in_force: true,
        });
    }
    out
}

impl RulesPage {
    /// The rules on a day, as far as they hold every word of the search.
    pub(crate) fn new(frame: Frame, law: &LawOn, asked: &str) -> Self {
        let l = frame.l;
        let words: Vec<String> = asked.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let rules: Vec<RuleEntry> = RULES
            .iter()
            .map(|rule| RuleEntry::new(l, rule, law))
            .filter(|entry| entry.holds(&words))
            .collect();
        let (day, count) = (format::date(l, law.day()), many(l, RULES.len()));
        let lede = l.t(
            format!("{count} aturan diperiksa untuk setiap perpindahan, menurut keadaan pada {day}. Data yang belum ada tidak pernah dianggap memenuhi."),
            format!("{count} rules are checked for each move, as they stand on {day}. A missing fact never counts as a pass."),
        );
        let field =
            Field::line("q", l.t("Cari aturan, pasal, atau kata", "Search a rule, an article or a word"))
                .value(asked);
        Self { l, lede, field, asked: asked.to_owned(), rules, sources: source_lines(l), frame }
    }
}

fn source_lines(l: Lang) -> Vec<SourceLine> {
    let line = |source: &rules::source::Source| {
        let amended: Vec<String> = source.amended_by.iter().map(|id| citation_of(l, id, "")).collect();
        let status = text::label::status(l, source.status);
        let status = if amended.is_empty() {
            status.to_owned()
        } else {
            l.t(
                format!("{status} dengan {}", amended.join(", ")),
                format!("{status} by {}", amended.join(", ")),
            )
        };
        SourceLine {
            short: source.short.clone(),
            title: l.t(source.title.clone(), source.title_en.clone()),
            status,
            note: text::book::mark(l, source.mark),
        }
    };
    sources().iter().map(line).collect()
}

/// The law of the agency on a day; its settings were checked when they were saved.
fn law_of(world: &World, day: Date) -> LawOn {
    LawOn::new(day, &world.settings.law).unwrap_or_else(|_| LawOn::published(day))
}

/// `GET /aturan`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let law = law_of(&world, world.today);
    visit::page(&RulesPage::new(visit.frame(&world), &law, &asked.q))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::pages::story;
    use axum::http::Uri;

    fn page(l: Lang, asked: &str) -> (RulesPage, String) {
        let frame = Frame::bare(l, &Uri::from_static(crate::routes::RULES));
        let page = RulesPage::new(frame, &law_of(&story::world(), story::TODAY), asked);
        let html = page.render().expect("a page");
        (page, html)
    }

    #[test]
    fn every_rule_stands_with_an_anchor_article_and_both_languages() {
        for l in [Lang::Id, Lang::En] {
            let (page, html) = page(l, "");
            check::page("aturan", l, &html);
            assert_eq!(page.rules.len(), RULES.len());
            for rule in RULES {
                assert!(html.contains(&format!(" id=\"{}\"", rule.id.code())), "{}", rule.id.code());
            }
            assert!(html.contains("PP 11/2017"));
            assert!(html.contains(l.t("belum terkonfirmasi", "not confirmed")));
        }
    }

    #[test]
    fn a_search_narrows_and_an_empty_one_says_so() {
        let (found, _) = page(Lang::Id, "masa jabatan");
        assert!(!found.rules.is_empty() && found.rules.len() < RULES.len());
        let (none, html) = page(Lang::Id, "zzz");
        assert!(none.rules.is_empty() && html.contains("Tidak ada aturan"));
    }
}
