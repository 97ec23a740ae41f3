//! Runs the case tables of `crates/rules/cases`, and refuses a rule that lacks them. The tables are written
//! from the article, not from the code, so a rule that is wrong in code is wrong here too only by accident.

use crate::situation::{Case, Expected, File};
use rules::audit::{AuditBasis, audit};
use rules::case::MoveCase;
use rules::parameter::Param;
use rules::registry::RULES;
use rules::rule::{Rule, RuleId, Severity, Verdict};
use rules::source::source;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Rules whose facts are always at hand, so that they never answer Unknown.
const NEVER_UNKNOWN: &[RuleId] =
    &[RuleId::JabatanAdaDiPeta, RuleId::RangkapJabatan, RuleId::SatuOrangSatuPindah, RuleId::UnitAsalMinimum];

fn cases_of(rule: &Rule) -> Vec<Case> {
    let name = format!("cases/{}.toml", rule.id.code().replace('-', "_"));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    toml::from_str::<File>(&text).unwrap_or_else(|e| panic!("{name}: {e}")).case
}

fn expected(verdict: &Verdict) -> Expected {
    match verdict {
        Verdict::Pass(_) => Expected::Pass,
        Verdict::Fail(..) => Expected::Fail,
        Verdict::NotApplicable => Expected::NotApplicable,
        Verdict::Unknown(..) => Expected::Unknown,
    }
}

/// What the rule says of the case, and with which severity; for a case with a plan, what the audit says.
fn answer(rule: &Rule, case: &Case) -> (Expected, Severity, String) {
    let built = case.situation();
    if case.plan.is_empty() {
        let (person, post) = (built.person, built.post);
        let pair = MoveCase::new(&built.snapshot, person, post, built.origin, built.effective);
        let verdict = rule.verdict(&pair, &built.law);
        let severity = built.law.severity_of(rule, verdict.own_severity());
        return (expected(&verdict), severity, format!("{:?} {verdict:?}", pair.kind));
    }
    let basis = AuditBasis {
        snapshot: &built.snapshot,
        law: &built.law,
        waivers: &[],
        effective: built.effective,
        origin: built.origin,
        own_requests: &[],
    };
    let found = audit(&basis, &built.plan);
    match found.iter().find(|breach| breach.rule == rule.id) {
        Some(breach) => (expected(&breach.verdict), breach.severity, format!("{breach:?}")),
        None => (Expected::Pass, rule.severity, "no breach".to_owned()),
    }
}

#[test]
fn every_case_is_judged_as_its_table_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for rule in RULES {
        for case in cases_of(rule) {
            count += 1;
            let (found, severity, why) = answer(rule, &case);
            if found != case.verdict || case.severity.is_some_and(|s| s != severity) {
                wrong.push(format!("{} / {}: {found:?} {severity:?}, {why}", rule.id, case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_rule_lacks_a_case() {
    for rule in RULES {
        let cases = cases_of(rule);
        let mut wanted = vec![Expected::Pass, Expected::Fail, Expected::NotApplicable];
        if !NEVER_UNKNOWN.contains(&rule.id) {
            wanted.push(Expected::Unknown);
        }
        for verdict in wanted {
            assert!(cases.iter().any(|c| c.verdict == verdict), "{} has no case {verdict:?}", rule.id);
        }
        let read: BTreeSet<Expected> =
            cases.iter().filter(|c| c.source == "rules.md").map(|c| c.verdict).collect();
        assert!(
            read.contains(&Expected::Pass) && read.contains(&Expected::Fail),
            "{}: the examples of the reading",
            rule.id
        );
        assert!(cases.iter().all(|c| ["rules.md", "limit", "text"].contains(&c.source.as_str())));
        let names: BTreeSet<&str> = cases.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{}: two cases of one name", rule.id);
    }
}

#[test]
fn every_rule_rests_on_a_known_source_and_dated_numbers() {
    for rule in RULES {
        for cite in rule.citation {
            assert!(source(cite.source).is_some(), "{} cites {}", rule.id, cite.source);
        }
        assert!(
            !rule.citation.is_empty() || rule.basis == rules::rule::Basis::Structural,
            "{} cites nothing",
            rule.id
        );
        for parameter in rule.parameters {
            let table = parameter.table();
            assert_eq!(table.rule, rule.id, "{} is read by {}", parameter.code(), rule.id);
            for value in &table.values {
                assert!(source(&value.source).is_some(), "{} cites {}", parameter.code(), value.source);
            }
        }
    }
}

#[test]
fn every_number_is_read_by_the_rule_it_names() {
    for table in rules::parameter::parameters() {
        let rule = &RULES[table.rule.at()];
        assert!(rule.parameters.contains(&table.id), "{} does not read {}", rule.id, table.id.code());
        // A value must stand from the first day its rule judges; the practice came later and is off by default.
        let first = table.values.first().map(|v| v.from);
        assert!(
            first.is_some_and(|from| from <= rule.from) || table.id == Param::PracticeMonths,
            "{} begins after {}",
            table.id.code(),
            rule.id
        );
    }
}
