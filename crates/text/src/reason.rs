//! The facts of a verdict in words, for what holds and for what does not. The basis is added by `verdict`.

mod merit;
mod plan;
mod seat;
mod time;

use crate::lang::Lang;
use domain::snapshot::{JobIx, PostIx, Snapshot, UnitIx};
use rules::reason::Reason;

/// Language, outcome and picture of one sentence.
#[derive(Clone, Copy)]
struct Say<'a> {
    lang: Lang,
    passed: bool,
    snapshot: &'a Snapshot,
}

impl Say<'_> {
    /// Of four wordings the one of the outcome and language.
    fn pick(self, passed: (String, String), failed: (String, String)) -> String {
        let (id, en) = if self.passed { passed } else { failed };
        self.lang.t(id, en)
    }

    fn t(self, id: &str, en: &str) -> String {
        self.lang.t(id, en).to_owned()
    }

    fn unit(&self, unit: UnitIx) -> &str {
        &self.snapshot.unit(unit).record.name
    }

    fn job(&self, job: JobIx) -> &str {
        &self.snapshot.job(job).name
    }

    /// 'Perawat Terampil, Puskesmas Kota'.
    fn post(self, post: PostIx) -> String {
        format!("{}, {}", self.snapshot.job_of(post).name, self.unit(self.snapshot.unit_of(post)))
    }
}

/// One or two sentences. `passed` tells whether the condition held; positions are those of the snapshot.
#[must_use]
pub fn reason(lang: Lang, passed: bool, why: &Reason, snapshot: &Snapshot) -> String {
    let say = Say { lang, passed, snapshot };
    match *why {
        Reason::Age { years, limit, reached } => time::age(say, years, limit, reached),
        Reason::Assessment { assessed, limit_years } => merit::assessment(say, assessed, limit_years),
        Reason::Class { from, to, limit } => seat::class(say, from, to, limit),
        Reason::Competence { jpm, limit, gap, widest, gap_limit } => {
            merit::competence(say, (jpm, limit), (gap, gap_limit), widest)
        }
        Reason::Contract { until, months, limit } => time::contract(say, until, months, limit),
        Reason::Education { held, required } => merit::education(say, held, required),
        Reason::EducationField { job } => merit::field(say, job),
        Reason::Experience { months, limit, group } => time::experience(say, months, limit, group),
        Reason::LeftWithoutPost { post } => plan::left_without_post(say, post),
        Reason::Leave { kind, until } => time::leave(say, kind, until),
        Reason::Level { from, to } => seat::level(say, from, to),
        Reason::LongInPost { since, months, limit } => time::long_in_post(say, since, months, limit),
        Reason::MinimumAfterPlan { post, minimum, before, after } => {
            plan::minimum(say, post, minimum, (before, after))
        }
        Reason::MovedTwice { first, second } => plan::moved_twice(say, first, second),
        Reason::NoneRecorded { kind, as_of } => time::none_recorded(say, kind, as_of),
        Reason::NoRelativeNear { relatives } => seat::no_relative(say, relatives),
        Reason::OnMap { until } => seat::on_map(say, until),
        Reason::OnePost => say.t(
            "Setelah pindah, pegawai memegang satu jabatan definitif.",
            "After the move the person holds one definitive post.",
        ),
        Reason::OpenSelection { level, by_talent_pool } => seat::open_selection(say, level, by_talent_pool),
        Reason::PppkJob { from, to } => seat::pppk_job(say, from, to),
        Reason::PppkLevel { level } => seat::pppk_level(say, level),
        Reason::Probation { employment, cpns_from, pns_from, months } => {
            time::probation(say, employment, (cpns_from, pns_from), months)
        }
        Reason::Rank { held, low, high, tolerance } => merit::rank(say, held, (low, high), tolerance),
        Reason::Ratings { year, rating, years } => merit::ratings(say, year, rating, years),
        Reason::Relative { kind, degree, unit, .. } => seat::relative(say, (kind, degree), unit),
        Reason::RemoteDuty => say.t(
            "Unit tujuan berada di daerah khusus, sehingga batas waktu tempuh tidak dipakai.",
            "The target unit lies in a special area, so the travel limit does not apply.",
        ),
        Reason::RetirementNear { retires, months, limit } => time::retirement(say, retires, months, limit),
        Reason::Room { need, there } => plan::room(say, need, there),
        Reason::RoomAfterPlan { post, need, before, after, entered } => {
            plan::room_after(say, post, need, (before, after, entered))
        }
        Reason::Sanction { severity, until } => time::sanction(say, severity, until),
        Reason::SecondPost { since } => seat::second_post(say, since),
        Reason::SpecialArea => say.t(
            "Sekolah sekarang berada di daerah khusus, sehingga masa tugas minimum tidak dipakai.",
            "The present school lies in a special area, so the shortest time does not apply.",
        ),
        Reason::Standing { employment, status } => seat::standing(say, employment, status),
        Reason::StudyLeave { until } => time::study(say, until),
        Reason::Subject { job, by_certificate } => merit::subject(say, job, by_certificate),
        Reason::TalentBox { number, assessed, year } => merit::talent_box(say, number, assessed, year),
        Reason::TimeAtSchool { since, months, limit } => time::at_school(say, since, months, limit),
        Reason::TimeInPost { since, months, limit } => time::in_post(say, since, months, limit),
        Reason::TransferConsent => say.t(
            "Pegawai menyetujui jaraknya secara tertulis.",
            "The person consented to the distance in writing.",
        ),
        Reason::Travel { minutes, limit } => seat::travel(say, minutes, limit),
    }
}
