//! What verdicts mean together: severities, waivers, the agency's settings, kinds of move, and the audit.

use crate::situation::{Case, File, Situation};
use domain::job::JobTitle;
use domain::kind::Kind;
use domain::person::Employment;
use jiff::civil::date;
use rules::audit::{AuditBasis, Breach, audit};
use rules::case::{MoveCase, MoveKind, Why, classify_jobs};
use rules::judge::{Outcome, Waiver, WaiverScope, first_forbidding, judge};
use rules::law::{AgencySettings, LawOn, Override, SettingRefused, SeverityOverride};
use rules::parameter::{Param, Value};
use rules::reason::Reason;
use rules::registry::RULES;
use rules::rule::{RuleId, Scope, Severity, Verdict};

fn build(extra: &str) -> Situation {
    let text = format!("[[case]]\nname = \"x\"\nsource = \"text\"\nverdict = \"pass\"\n{extra}");
    let mut file: File = toml::from_str(&text).expect("a case");
    let case: Case = file.case.pop().expect("one case");
    case.situation()
}

fn pair(built: &Situation) -> MoveCase<'_> {
    MoveCase::new(&built.snapshot, built.person, built.post, built.origin, built.effective)
}

/// A job that knows its class and a rank range, so that nothing is unknown.
const WHOLE: &str = "jobs = { staf = { rank_low = \"II/a\", rank_high = \"III/d\" } }\n";

fn waiver(rule: RuleId, built: &Situation, scope: WaiverScope) -> Waiver {
    Waiver {
        rule,
        person: (scope == WaiverScope::Pair).then_some(built.person),
        post: None,
        scope,
        by: "sekda".to_owned(),
        reason: "kebutuhan mendesak".to_owned(),
        document: "900/1/2026".to_owned(),
        until: None,
    }
}

fn forbidden_by(built: &Situation, waivers: &[Waiver]) -> Vec<RuleId> {
    match judge(&pair(built), &built.law, waivers).outcome {
        Outcome::Lawful => Vec::new(),
        Outcome::Forbidden { because } => because,
    }
}

#[test]
fn a_person_whom_nothing_stands_in_the_way_of_may_move() {
    let built = build(WHOLE);
    let found = judge(&pair(&built), &built.law, &[]);
    assert_eq!(found.outcome, Outcome::Lawful);
    assert!(found.verdicts.iter().all(|(_, verdict, _)| !verdict.is_adverse()), "{found:?}");
    assert_eq!(found.verdicts.len(), RULES.iter().filter(|r| r.scope != Scope::Plan).count());
}

#[test]
fn a_waiver_lifts_what_needs_one_for_its_person_only() {
    let built = build("person = { since = \"2025-06-01\" }\n");
    assert_eq!(forbidden_by(&built, &[]), [RuleId::MasaJabatanMinimum]);
    let mut given = waiver(RuleId::MasaJabatanMinimum, &built, WaiverScope::Pair);
    assert!(forbidden_by(&built, core::slice::from_ref(&given)).is_empty());
    given.until = Some(date(2026, 1, 31));
    assert_eq!(forbidden_by(&built, core::slice::from_ref(&given)).len(), 1, "it ended the day before");
    given.until = Some(date(2026, 2, 1));
    assert!(forbidden_by(&built, core::slice::from_ref(&given)).is_empty(), "it ends on the day");
    given.until = None;
    given.person = Some(domain::snapshot::PersonIx(99));
    assert_eq!(forbidden_by(&built, core::slice::from_ref(&given)).len(), 1, "it names another person");
    given.person = None;
    assert_eq!(forbidden_by(&built, core::slice::from_ref(&given)).len(), 1, "it names nobody");
    given.post = Some(built.post);
    assert!(forbidden_by(&built, core::slice::from_ref(&given)).is_empty(), "it names the post");
}

#[test]
fn a_fatal_fail_has_no_waiver_and_a_fatal_unknown_has() {
    let fails = build("person = { leave = [[\"cltn\", \"2025-02-01\", \"2027-01-31\"]] }\n");
    for scope in [WaiverScope::Pair, WaiverScope::RuleAndPlan] {
        assert_eq!(forbidden_by(&fails, &[waiver(RuleId::Cltn, &fails, scope)]), [RuleId::Cltn]);
    }
    let unknown = build("open = [\"leave\"]\n");
    assert_eq!(forbidden_by(&unknown, &[]), [RuleId::Cltn], "protected leave only warns");
    for scope in [WaiverScope::Pair, WaiverScope::RuleAndPlan] {
        assert!(forbidden_by(&unknown, &[waiver(RuleId::Cltn, &unknown, scope)]).is_empty());
    }
}

#[test]
fn a_waiver_for_a_rule_and_plan_lifts_no_fail() {
    let built = build("person = { since = \"2025-06-01\" }\n");
    let given = waiver(RuleId::MasaJabatanMinimum, &built, WaiverScope::RuleAndPlan);
    assert_eq!(forbidden_by(&built, &[given]), [RuleId::MasaJabatanMinimum]);
}

#[test]
fn an_agency_raises_any_severity_and_lowers_its_policy_only() {
    let set = |rule, severity, from| SeverityOverride {
        rule,
        severity,
        from,
        decision: "Perbup 901/2026".to_owned(),
    };
    let with = |severities| AgencySettings { parameters: Vec::new(), severities };
    let raised = with(vec![set(RuleId::BupDekat, Severity::Fatal, date(2026, 1, 1))]);
    let on = |day| LawOn::new(day, &raised).expect("raising stands").severity(RuleId::BupDekat);
    assert_eq!(on(date(2025, 12, 31)), Severity::Warning);
    assert_eq!(on(date(2026, 1, 1)), Severity::Fatal);
    let lowered = with(vec![set(RuleId::HubunganKeluarga, Severity::Warning, date(2026, 1, 1))]);
    assert!(LawOn::new(date(2026, 2, 1), &lowered).is_ok());
    let refused = with(vec![set(RuleId::Cltn, Severity::Warning, date(2026, 1, 1))]);
    assert_eq!(LawOn::new(date(2026, 2, 1), &refused), Err(SettingRefused::LowersLaw(RuleId::Cltn)));
}

#[test]
fn raising_a_rule_raises_its_milder_part() {
    let settings = AgencySettings {
        parameters: Vec::new(),
        severities: vec![SeverityOverride {
            rule: RuleId::PppkKontrak,
            severity: Severity::Fatal,
            from: date(2026, 1, 1),
            decision: "Perbup 901/2026".to_owned(),
        }],
    };
    let rule = &RULES[RuleId::PppkKontrak.at()];
    let law = LawOn::new(date(2026, 2, 1), &settings).expect("raising stands");
    assert_eq!(law.severity_of(rule, Some(Severity::Warning)), Severity::Fatal);
    let published = LawOn::published(date(2026, 2, 1));
    assert_eq!(published.severity_of(rule, Some(Severity::Warning)), Severity::Warning);
}

#[test]
fn a_setting_names_its_decision_and_fits_its_parameter() {
    let try_set = |parameter, value, decision: &str| {
        let from = date(2026, 1, 1);
        let parameters = vec![Override { parameter, value, from, decision: decision.to_owned() }];
        LawOn::new(date(2026, 2, 1), &AgencySettings { parameters, severities: Vec::new() })
    };
    assert_eq!(try_set(Param::HomeMinutes, Value::Number(60), " "), Err(SettingRefused::NoDecision));
    assert_eq!(
        try_set(Param::MinimumYears, Value::Number(1), "Perbup 901/2026"),
        Err(SettingRefused::NotForAgency(Param::MinimumYears))
    );
    assert_eq!(
        try_set(Param::HomeMinutes, Value::Flag(true), "Perbup 901/2026"),
        Err(SettingRefused::WrongKind(Param::HomeMinutes))
    );
    let law = try_set(Param::HomeMinutes, Value::Number(60), "Perbup 901/2026").expect("it stands");
    assert_eq!(law.number(Param::HomeMinutes), 60);
    assert_eq!(law.parameter(Param::HomeMinutes).decision.as_deref(), Some("Perbup 901/2026"));
}

#[test]
fn general_retirement_ages_are_those_of_the_domain() {
    let law = LawOn::published(date(2026, 2, 1));
    let built = build("");
    for job in built.snapshot.jobs().iter().filter(|j| !j.is_teacher()) {
        let domain = job.retirement_age_years().map(i32::from);
        assert_eq!(law.retirement_age(job), domain, "{}", job.code);
    }
}

#[test]
fn a_move_is_of_the_kind_its_two_jobs_tell() {
    let built = build("");
    let job = |code: &str| -> &JobTitle {
        built.snapshot.jobs().iter().find(|j| j.code.as_str() == code).expect("a job of the situation")
    };
    let kind = |from, to| classify_jobs(Some(Employment::Pns), job(from), job(to));
    let table = [
        ("staf", "arsiparis-staf", MoveKind::LateralPelaksana),
        ("kabid", "sekcam", MoveKind::LateralManagerial),
        ("kasi", "kasi", MoveKind::LateralManagerial),
        ("perawat", "perawat", MoveKind::LateralFunctional),
        ("staf", "kasi", MoveKind::PromotionPengawas),
        ("kasi-b", "kasi", MoveKind::PromotionPengawas),
        ("kasi", "kabid", MoveKind::PromotionAdministrator),
        ("kabid", "camat", MoveKind::PromotionAdministrator),
        ("staf", "kabid", MoveKind::NotOffered(Why::SkipsLevel)),
        ("camat", "kabid", MoveKind::NotOffered(Why::Down)),
        ("kabid", "staf", MoveKind::NotOffered(Why::Down)),
        ("kabid", "kadis", MoveKind::NotOffered(Why::IntoJpt)),
        ("kadis", "kaban", MoveKind::NotOffered(Why::BetweenJpt)),
        ("kasi", "analis-muda", MoveKind::NotOffered(Why::EntersFunctional)),
        ("analis-muda", "kasi", MoveKind::NotOffered(Why::LeavesFunctional)),
        ("analis-muda", "analis-madya", MoveKind::NotOffered(Why::RaisesFunctional)),
        ("guru-kelas", "guru-matematika", MoveKind::NotOffered(Why::ChangesFunctional)),
        ("guru-kelas", "kasi", MoveKind::NotOffered(Why::DiagonalUp)),
        ("analis-madya", "perawat", MoveKind::NotOffered(Why::Down)),
    ];
    for (from, to, expected) in table {
        assert_eq!(kind(from, to), expected, "{from} to {to}");
    }
    let pppk = |from, to| classify_jobs(Some(Employment::Pppk), job(from), job(to));
    assert_eq!(pppk("perawat", "perawat"), MoveKind::UnitChangePppk);
    assert_eq!(pppk("staf", "kasi"), MoveKind::NotOffered(Why::PppkOtherJob));
}

fn audited(built: &Situation, waivers: &[Waiver]) -> Vec<Breach> {
    let basis = AuditBasis {
        snapshot: &built.snapshot,
        law: &built.law,
        waivers,
        effective: built.effective,
        origin: built.origin,
        own_requests: &[],
    };
    audit(&basis, &built.plan)
}

#[test]
fn an_audit_judges_every_move_again() {
    let built = build("person = { since = \"2025-06-01\" }\nplan = [[0, \"seksi-b1/staf\"]]\n");
    let standing =
        |found: &[Breach]| -> Vec<RuleId> { found.iter().filter(|b| b.forbids).map(|b| b.rule).collect() };
    assert_eq!(standing(&audited(&built, &[])), [RuleId::MasaJabatanMinimum]);
    let given = waiver(RuleId::MasaJabatanMinimum, &built, WaiverScope::Pair);
    let found = audited(&built, &[given]);
    assert!(standing(&found).is_empty());
    assert!(found.iter().any(|b| b.rule == RuleId::MasaJabatanMinimum), "a waived Fail is still shown");
}

#[test]
fn who_stays_breaches_nothing() {
    let built = build("person = { since = \"2025-06-01\" }\nplan = [[0, \"seksi-a1/staf\"]]\n");
    assert!(audited(&built, &[]).is_empty());
}

#[test]
fn an_own_request_is_judged_as_one() {
    let text = "person = { sanctions = [[\"moderate\", \"2025-11-01\", \"2026-05-01\"]] }\nplan = [[0, \"seksi-b1/staf\"]]\n";
    let built = build(text);
    let basis = AuditBasis {
        snapshot: &built.snapshot,
        law: &built.law,
        waivers: &[],
        effective: built.effective,
        origin: built.origin,
        own_requests: &[built.person],
    };
    let found = audit(&basis, &built.plan);
    let breach = found.iter().find(|b| b.rule == RuleId::HukdisBerjalan);
    assert_eq!(breach.map(|b| b.severity), Some(Severity::Fatal));
}

#[test]
fn the_fast_road_and_the_full_judgement_agree() {
    for text in [
        "",
        "person = { since = \"2025-06-01\" }\n",
        "open = [\"sanctions\"]\n",
        "person = { relatives = [[\"spouse\", 0, \"seksi-b1/staf\"]] }\n",
        "unknown = [\"need\"]\n",
        "person = { employment = \"pppk\", contract_until = \"2026-03-01\" }\n",
    ] {
        let built = build(text);
        let scopes = [Scope::Person, Scope::PersonJob, Scope::Post, Scope::Pair];
        let mut fast: Vec<RuleId> = scopes
            .iter()
            .filter_map(|scope| first_forbidding(&pair(&built), &built.law, &[], *scope))
            .collect();
        fast.sort_unstable();
        let full = forbidden_by(&built, &[]);
        assert_eq!(fast.is_empty(), full.is_empty(), "{text}");
        assert!(fast.iter().all(|rule| full.contains(rule)), "{text}: {fast:?} {full:?}");
    }
}

#[test]
fn a_verdict_depends_on_no_more_than_its_scope_says() {
    // Two posts of one job, and two people alike in all a Post rule may read.
    let built = build("others = [\"seksi-a2/staf\"]\nplan = [[0, \"seksi-a2/staf\"]]\n");
    let elsewhere = built.plan[0].1.expect("the second post");
    for rule in RULES.iter().filter(|r| matches!(r.scope, Scope::Person | Scope::PersonJob)) {
        let here = pair(&built);
        let there = MoveCase { post: elsewhere, ..here };
        assert_eq!(rule.verdict(&here, &built.law), rule.verdict(&there, &built.law), "{}", rule.id);
    }
    for rule in RULES.iter().filter(|r| r.scope == Scope::Post) {
        let here = pair(&built);
        let other = MoveCase { person: domain::snapshot::PersonIx(1), ..here };
        assert_eq!(rule.verdict(&here, &built.law), rule.verdict(&other, &built.law), "{}", rule.id);
    }
}

#[test]
fn an_open_register_is_never_a_pass() {
    let registers: &[(Kind, &str, RuleId)] = &[
        (Kind::Sanctions, "sanctions", RuleId::HukdisBerjalan),
        (Kind::Leave, "leave", RuleId::Cltn),
        (Kind::Relations, "relations", RuleId::HubunganKeluarga),
        (Kind::Credentials, "credentials", RuleId::TugasBelajarIkatanDinas),
    ];
    for (kind, name, rule) in registers {
        let built = build(&format!("open = [\"{name}\"]\n"));
        assert!(built.snapshot.registers().declaration(*kind).is_none());
        assert_eq!(forbidden_by(&built, &[]), [*rule], "{name}");
    }
}

#[test]
fn two_relatives_who_move_together_are_told_once() {
    let built = build(
        "person = { relatives = [[\"spouse\", 0, \"seksi-a2/staf\"]] }\nplan = [[0, \"seksi-b1/staf\"], [1, \"seksi-b1/staf\"]]\n",
    );
    let told = |waivers: &[Waiver]| -> Vec<bool> {
        let found = audited(&built, waivers);
        found.iter().filter(|b| b.rule == RuleId::HubunganKeluarga).map(|b| b.forbids).collect()
    };
    assert_eq!(told(&[]), [true]);
    let mut theirs = waiver(RuleId::HubunganKeluarga, &built, WaiverScope::Pair);
    theirs.person = Some(built.plan[1].0);
    assert_eq!(told(&[theirs]), [false], "a waiver for either of the two lifts it");
}

#[test]
fn an_age_is_in_full_years() {
    for (birth, expected) in [("1966-02-01", 60), ("1966-02-02", 59)] {
        let built = build(&format!("person = {{ birth = \"{birth}\" }}\n"));
        let verdict = RULES[RuleId::BupTerlampaui.at()].verdict(&pair(&built), &built.law);
        let Verdict::Fail(Reason::Age { years, .. }, _) = verdict else { panic!("{verdict:?}") };
        assert_eq!(years, expected, "{birth}");
    }
}
