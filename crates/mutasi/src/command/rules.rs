//! `mutasi rules list|show`: the rule book.

use std::process::ExitCode;

use clap::Subcommand;
use rules::law::LawOn;
use rules::registry::RULES;
use rules::rule::{Rule, RuleId};
use text::lang::Lang;

use crate::answer::{Wrong, print};

/// The rule book.
#[derive(Subcommand)]
pub(crate) enum Rules {
    /// Every rule, a line each.
    List {
        /// The law on this day.
        #[arg(long, default_value = "2026-06-02")]
        on: jiff::civil::Date,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// One rule with its parameters.
    Show {
        /// Slug.
        id: String,
        /// The law on this day.
        #[arg(long, default_value = "2026-06-02")]
        on: jiff::civil::Date,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
}

pub(crate) fn run(rules: Rules) -> anyhow::Result<ExitCode> {
    match rules {
        Rules::List { on, json } => {
            let law = LawOn::published(on);
            let all: Vec<serde_json::Value> = RULES.iter().map(|rule| as_json(rule, &law)).collect();
            if json {
                print(&serde_json::Value::from(all).to_string());
            } else {
                for rule in RULES {
                    let basis = text::citation::citations(Lang::Id, rule.citation);
                    print(&format!(
                        "{}\t{}\t{}\t{}",
                        rule.id,
                        law.severity(rule.id).code(),
                        text::rule::rule_name(Lang::Id, rule.id),
                        basis
                    ));
                }
            }
        }
        Rules::Show { id, on, json } => {
            let known = RuleId::parse(&id).ok_or_else(|| {
                Wrong(format!("E0030 there is no rule '{id}'. 'mutasi rules list' names them all."))
            })?;
            let (rule, law) = (&RULES[known.at()], LawOn::published(on));
            let value = as_json(rule, &law);
            if json {
                print(&value.to_string());
            } else {
                show(rule, &law);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(rule: &Rule, law: &LawOn) {
    print(&format!("{}  {}", rule.id, text::rule::rule_name(Lang::Id, rule.id)));
    print(text::rule::rule_sentence(Lang::Id, rule.id));
    print(text::rule::rule_sentence(Lang::En, rule.id));
    print(&format!(
        "{}  {}",
        law.severity(rule.id).code(),
        text::citation::citations(Lang::Id, rule.citation)
    ));
    for parameter in rule.parameters {
        let now = law.parameter(*parameter);
        print(&format!(
            "{} = {:?} sejak {} ({} {})",
            parameter.code(),
            now.value,
            now.from,
            now.source,
            now.place
        ));
    }
}

fn as_json(rule: &Rule, law: &LawOn) -> serde_json::Value {
    let cites: Vec<String> = rule.citation.iter().map(|c| format!("{}:{}", c.source, c.place)).collect();
    let parameters: Vec<serde_json::Value> = rule
        .parameters
        .iter()
        .map(|p| {
            let now = law.parameter(*p);
            serde_json::json!({"id": p.code(), "value": format!("{:?}", now.value), "from": now.from.to_string(), "source": now.source, "place": now.place, "confirmed": now.confirmed})
        })
        .collect();
    serde_json::json!({
        "id": rule.id.code(),
        "name": {"id": text::rule::rule_name(Lang::Id, rule.id), "en": text::rule::rule_name(Lang::En, rule.id)},
        "demands": {"id": text::rule::rule_sentence(Lang::Id, rule.id), "en": text::rule::rule_sentence(Lang::En, rule.id)},
        "basis": rule.basis.code(),
        "severity": law.severity(rule.id).code(),
        "from": rule.from.to_string(),
        "citation": cites,
        "parameters": parameters,
    })
}
