//! Every verdict that the case tables bring about reads as sentences, in both languages.

use crate::situation::{Case, Expected, File};
use rules::audit::{AuditBasis, audit};
use rules::case::MoveCase;
use rules::registry::RULES;
use rules::rule::{Rule, RuleId, Severity, Verdict};
use std::path::PathBuf;
use text::lang::Lang;
use text::rule::{rule_name, rule_sentence};
use text::verdict::verdict;

fn cases_of(rule: &Rule) -> Vec<Case> {
    let name = format!("../rules/cases/{}.toml", rule.id.code().replace('-', "_"));
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(&path).expect("a case table");
    toml::from_str::<File>(&text).expect("cases").case
}

/// What the officer reads of a case, in one language.
fn sentence(rule: &Rule, case: &Case, lang: Lang) -> String {
    let built = case.situation();
    if case.plan.is_empty() {
        let (person, post) = (built.person, built.post);
        let pair = MoveCase::new(&built.snapshot, person, post, built.origin, built.effective);
        let found = rule.verdict(&pair, &built.law);
        let severity = built.law.severity_of(rule, found.own_severity());
        return verdict(lang, rule, &found, severity, &built.snapshot);
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
    found.iter().find(|b| b.rule == rule.id).map_or_else(
        || verdict(lang, rule, &Verdict::NotApplicable, rule.severity, &built.snapshot),
        |b| verdict(lang, rule, &b.verdict, b.severity, &built.snapshot),
    )
}

#[test]
fn the_officer_reads_the_facts_the_basis_and_what_follows() {
    let rule = &RULES[RuleId::MasaJabatanMinimum.at()];
    let cases = cases_of(rule);
    let case = cases
        .iter()
        .find(|c| c.source == "rules.md" && c.verdict == Expected::Fail)
        .expect("the example of the reading");
    let id = sentence(rule, case, Lang::Id).replace('\u{a0}', " ");
    assert_eq!(
        id,
        "Belum 2 tahun dalam jabatan (8 bulan sejak 1 Juni 2025). Dasar: PP 11/2017 Pasal 190 ayat (3). \
         Perlu persetujuan tertulis."
    );
    let en = sentence(rule, case, Lang::En).replace('\u{a0}', " ");
    assert_eq!(
        en,
        "Not yet 2 years in the post (8 months since 1 June 2025). Basis: PP 11/2017 Article 190(3). \
         A written waiver is needed."
    );
}

#[test]
fn every_case_reads_as_sentences_in_both_languages() {
    for rule in RULES {
        for case in cases_of(rule) {
            let (id, en) = (sentence(rule, &case, Lang::Id), sentence(rule, &case, Lang::En));
            let at = format!("{} / {}: {id} | {en}", rule.id, case.name);
            assert_ne!(id, en, "{at}");
            for text in [&id, &en] {
                assert!(text.ends_with('.') && text.len() > 20, "{at}");
                assert!(!text.contains("  ") && !text.contains("..") && !text.contains(" ."), "{at}");
                assert!(text.chars().next().is_some_and(char::is_uppercase), "{at}");
            }
            if case.verdict == Expected::Unknown {
                assert!(id.contains("Perlu data"), "{at}");
            }
            if case.verdict == Expected::Fail && case.severity == Some(Severity::NeedsWaiver) {
                assert!(id.contains("persetujuan tertulis"), "{at}");
            }
            // Words that pages never use of people.
            for word in ["non-job", "dibuang", "penyegaran", "silakan", "Silakan"] {
                assert!(!id.contains(word), "{at}");
            }
        }
    }
}

#[test]
fn every_rule_has_a_name_and_a_sentence() {
    for id in RuleId::ALL {
        for lang in Lang::ALL {
            assert!(rule_sentence(*lang, *id).ends_with('.'), "{id}");
            assert!(!rule_name(*lang, *id).ends_with('.'), "{id}");
        }
        assert_ne!(rule_sentence(Lang::Id, *id), rule_sentence(Lang::En, *id), "{id}");
    }
}

/// Sentences stand on pages of people who have no reason to know whom a rule found: a relative, a holder.
#[test]
fn no_sentence_names_a_person() {
    let mut relatives = 0;
    for rule in RULES {
        for case in cases_of(rule) {
            let built = case.situation();
            for lang in [Lang::Id, Lang::En] {
                let said = sentence(rule, &case, lang);
                relatives += usize::from(said.contains("unit yang sama atau berdekatan"));
                for person in built.snapshot.people() {
                    let name = person.record.full_name();
                    assert!(
                        name.is_empty() || !said.contains(&name),
                        "{}: '{said}' names {name}",
                        rule.id.code()
                    );
                    assert!(
                        !said.contains(person.record.nip.as_str()),
                        "{}: '{said}' holds a NIP",
                        rule.id.code()
                    );
                }
            }
        }
    }
    assert!(relatives > 0, "the case tables have a relative next door");
}
