//! Licences of health staff, terms of heads, study leave, bonds, tests and papers.
//!
//! Numbers are invented and say so. The subject of a SIP is the unit it is valid for.

use jiff::civil::Date;

use super::careers::AdditionalHead;
use crate::calendar::{month_start_before, shift, shift_days};
use crate::dice::Dice;
use crate::jobs::{Group, Level};
use crate::people::People;
use crate::rows::CredentialRow;

/// All credentials.
pub(super) fn rows(people: &People, heads: &[AdditionalHead]) -> Vec<CredentialRow> {
    let mut dice = Dice::named(people.seed, "credentials");
    let mut rows = Vec::new();
    for (index, draft) in people.drafts.iter().enumerate() {
        let job = people.job(index);
        let unit = people.unit_code(index).to_owned();
        let mut add = |kind, subject: Option<&str>, from: Date, until: Option<Date>| {
            rows.push(CredentialRow {
                nip: draft.nip.clone(),
                kind,
                subject: subject.map(str::to_owned),
                number: Some(format!("CONTOH/{}/{:05}", kind.to_uppercase(), 1 + dice.below(90_000))),
                from,
                until,
            });
        };
        if job.group == Group::Health && job.row.family != "administrasi-kesehatan" {
            // STR is for life since 2023; a few old ones still run out. SIP runs five years for one place.
            let old = index % 71 == 7 && draft.role.is_none();
            let from = draft.service_from.max(month_start_before(people.today, 32));
            let run_out = old.then(|| month_start_before(people.today, 2));
            add(
                "str",
                Some(job.row.family),
                if old { month_start_before(people.today, 62) } else { from },
                run_out,
            );
            let from = draft.post_from.max(month_start_before(people.today, 50));
            add("sip", Some(&unit), from, Some(shift_days(shift(from, 60), -1)));
        }
        if draft.role == Some("study-leave") {
            let from = month_start_before(people.today, 10);
            add("study_leave", Some("tugas-belajar"), from, Some(shift_days(shift(from, 24), -1)));
        }
        let is_planted = draft.role.is_some();
        if !is_planted && job.level == Level::YoungExpert && index % 97 == 3 {
            add(
                "service_bond",
                Some("ikatan-dinas"),
                month_start_before(people.today, 20),
                Some(month_start_before(people.today, -28)),
            );
        }
        if !is_planted
            && job.level == Level::FirstExpert
            && index % 89 == 5
            && draft.employment.code() == "pns"
        {
            let code = job.row.code.replace("ahli-pertama", "ahli-muda");
            add(
                "competence_test",
                Some(&code),
                month_start_before(people.today, 4),
                Some(month_start_before(people.today, -20)),
            );
        }
        if matches!(job.level, Level::HighB) {
            add("open_selection", Some(&job.row.code), shift(draft.post_from, -2), None);
        }
        if !is_planted && index % 1511 == 700 {
            add("proceedings", Some("pemeriksaan-inspektorat"), month_start_before(people.today, 2), None);
        }
        if !is_planted && index % 1201 == 600 && job.group == Group::Teacher {
            add("transfer_consent", Some("persetujuan-lepas"), month_start_before(people.today, 1), None);
        }
        if draft.role == Some("nur-aini") {
            add("strategic_consent", Some("dinkes-pelayanan"), month_start_before(people.today, 1), None);
        }
    }
    for head in heads {
        let seat = &people.layout.seats[head.seat];
        rows.push(CredentialRow {
            nip: people.drafts[head.draft].nip.clone(),
            kind: "head_term",
            subject: Some(people.layout.catalogue.jobs()[seat.job].row.code.clone()),
            number: None,
            from: head.from,
            until: Some(shift_days(
                shift(head.from, if full_term_passed(people, head) { 96 } else { 48 }),
                -1,
            )),
        });
    }
    rows
}

/// True in the second term of four years.
fn full_term_passed(people: &People, head: &AdditionalHead) -> bool {
    crate::calendar::full_months(head.from, people.today) >= 48
}
