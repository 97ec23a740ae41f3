//! A small invented agency with a computed plan, for the tests of pages: nine members of staff in three offices.

use app::plan::PlanCase;
use app::plan::PlanRow;
use app::plan::case::Basis;
use app::plan::compute::compute;
use app::plan::question::{AskedPlan, PlanResult};
use app::plan::receipt::Receipt;
use app::settings::Settings;
use app::world::{IdTable, World};
use domain::agency::Records;
use domain::ids::{PlanId, RoundId};
use domain::kind::Kind;
use domain::need::NeedSettings;
use domain::nip::Nip;
use domain::register::{Declaration, Registers};
use domain::snapshot::{PersonIx, Snapshot};
use domain::tidy::{Record, columns};
use domain::time::Date;
use jiff::civil::date;
use placement::criterion::Weights;
use placement::score::ScoreSettings;

use crate::frame::{Frame, Reader};
use crate::lang::Lang;
use crate::routes;

pub(crate) const TODAY: Date = date(2026, 11, 24);

fn rows(records: &mut Records, kind: Kind, text: &str) {
    let names: Vec<&str> = columns(kind).iter().map(|c| c.name).collect();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let heads: Vec<&str> = lines.next().expect("heads").split(',').collect();
    for line in lines {
        let values: Vec<&str> = line.split(',').collect();
        let cells: Vec<Option<String>> = names
            .iter()
            .map(|name| {
                let at = heads.iter().position(|head| head == name)?;
                values.get(at).filter(|v| !v.is_empty()).map(|v| (*v).to_owned())
            })
            .collect();
        records.push(Record::from_cells(kind, &cells).expect("a row of the story"));
    }
}

/// The NIP of the n-th member of staff, from 1.
pub(crate) fn nip(n: usize) -> Nip {
    Nip::parse(&format!("19850312201001190{n}")).expect("a NIP of the story")
}

fn records() -> Records {
    let mut out = Records::default();
    rows(
        &mut out,
        Kind::Units,
        "code,name,parent_code,kind,sector,district
         PEMDA,Pemerintah Kabupaten Bukitintan,,agency,pemerintahan,kota
         DPRD,Sekretariat DPRD,PEMDA,secretariat,pemerintahan,kota
         KOMINFO,Dinas Komunikasi dan Informatika,PEMDA,dinas,pelayanan,kota
         HULU,Kecamatan Bukit Hulu,PEMDA,kecamatan,kewilayahan,hulu",
    );
    rows(
        &mut out,
        Kind::Jobs,
        "code,name,level,family,class,education_level,rank_low,rank_high,integrity,cooperation,service,technical
         pengelola-keuangan,Pengelola Keuangan,pelaksana,keuangan,7,40,III/a,III/d,3,3,3,3",
    );
    rows(
        &mut out,
        Kind::Posts,
        "unit_code,job_code,decreed_need
         DPRD,pengelola-keuangan,2
         KOMINFO,pengelola-keuangan,4
         HULU,pengelola-keuangan,3",
    );
    let names = ["Rina Kartikasari", "Agus Salim", "Beni Harjo", "Citra Dewi", "Dani Putra", "Eka Lestari"];
    let names: Vec<&str> = names.into_iter().chain(["Fitri Amalia", "Gita Sari", "Hadi Wijaya"]).collect();
    let seats = ["DPRD", "DPRD", "DPRD", "DPRD", "DPRD", "KOMINFO", "KOMINFO", "HULU", "HULU"];
    let mut lists = [
        "nip,name,birth_date,sex,employment,legal_status,rank,rank_from,cpns_from,pns_from,home_district"
            .to_owned(),
        "nip,unit_code,job_code,capacity,from".to_owned(),
        "nip,kind,level,field,year".to_owned(),
        "nip,date,integrity,cooperation,service,technical,potential".to_owned(),
        "nip,year,rating".to_owned(),
    ];
    for (at, (name, unit)) in names.iter().zip(seats).enumerate() {
        let (nip, n) = (nip(at + 1).as_str().to_owned(), at + 1);
        let home = if n % 2 == 0 { "hulu" } else { "kota" };
        lists[0].push_str(&format!(
            "\n{nip},{name},1985-03-12,f,pns,01,III/c,2022-04-01,2010-01-01,2011-01-01,{home}"
        ));
        lists[1].push_str(&format!("\n{nip},{unit},pengelola-keuangan,definitive,201{n}-07-01"));
        lists[2].push_str(&format!("\n{nip},degree,40,akuntansi,2008"));
        lists[3].push_str(&format!("\n{nip},2026-02-10,3,{},3,{},medium", 1 + n % 3, 2 + n % 2));
        lists[4].push_str(&format!("\n{nip},2024,good\n{nip},2025,very_good"));
    }
    let kinds = [Kind::People, Kind::Assignments, Kind::Education, Kind::Competencies, Kind::Performance];
    for (kind, list) in kinds.into_iter().zip(&lists) {
        rows(&mut out, kind, list);
    }
    let (first, second) = (nip(1), nip(2));
    rows(
        &mut out,
        Kind::Wishes,
        &format!(
            "nip,rank,unit_code,job_code,stay
             {first},1,HULU,,
             {first},2,KOMINFO,pengelola-keuangan,
             {second},1,,,yes",
            first = first.as_str(),
            second = second.as_str()
        ),
    );
    rows(&mut out, Kind::Places, "from_district,to_district,minutes,km\nkota,hulu,55,38");
    let complete = |kind: &Kind| {
        (*kind, Declaration { as_of: TODAY, by: "wulan".into(), reason: "Diperiksa bersama unit.".into() })
    };
    out.registers = Registers::new(Kind::ALL.iter().filter(|k| k.is_register()).map(complete).collect());
    out
}

/// The agency as its data stand, without opaque ids.
pub(crate) fn world() -> World {
    world_of(|_| {})
}

/// The same after a change of its records.
pub(crate) fn world_of(change: impl FnOnce(&mut Records)) -> World {
    let mut records = records();
    change(&mut records);
    let (snapshot, dangling) = Snapshot::assemble(records, TODAY);
    World {
        version: 128,
        agency_name: "Pemerintah Kabupaten Bukitintan".into(),
        today: TODAY,
        formula: vec![None; snapshot.posts().len()],
        snapshot,
        ids: IdTable::default(),
        settings: Settings::default(),
        dangling,
    }
}

/// The published plan of the story.
pub(crate) fn case() -> PlanCase {
    case_of(|_| {})
}

/// The plan of the same agency after a change of its records.
pub(crate) fn case_of(change: impl FnOnce(&mut Records)) -> PlanCase {
    let mut records = records();
    change(&mut records);
    let (snapshot, _) = Snapshot::assemble(records, TODAY);
    let effective = date(2027, 1, 4);
    let asked = AskedPlan {
        effective,
        scope: None,
        overdue_must_move: false,
        limits: placement::limits::Limits::default(),
        note: String::new(),
    };
    let result = PlanResult {
        assignment: Vec::new(),
        prices: planner::prices::Prices::default(),
        tree: Vec::new(),
        waivers: Vec::new(),
        demands: Vec::new(),
        left_out: Vec::new(),
        banned: Vec::new(),
        scores: ScoreSettings::default(),
        needs: NeedSettings::default(),
        law: app::stored_law::StoredLaw::default(),
        pairs: 0,
    };
    let basis = Basis::restore(snapshot, asked, Weights::default(), &result).expect("the published law");
    let computed = compute(row(), basis, result, &mut (), &|| false).expect("the story computes");
    computed.case.expect("the story has a plan")
}

fn row() -> PlanRow {
    PlanRow {
        id: PlanId("plan-1".into()),
        round: RoundId("round-1".into()),
        number: 7,
        parent: None,
        state: "published".into(),
        question: String::new(),
        snapshot: None,
        weights: None,
        summary: None,
        asked_by: "wulan".into(),
        asked_at: 1_764_000_000_000_000,
        computed_at: Some(1_764_000_000_000_000),
        published_by: Some("wulan".into()),
        published_at: Some(1_764_000_000_000_000),
        version: 2,
    }
}

/// The receipt of the story's plan.
pub(crate) fn receipt() -> Receipt {
    Receipt { plan: "1a2b3c4d5e6f".into(), data: "0a0b0c0d0e0f".into(), weights: Some(3) }
}

/// The n-th member of staff, from 1.
pub(crate) fn person(snapshot: &Snapshot, n: usize) -> PersonIx {
    snapshot.find_person(&nip(n)).expect("a member of staff of the story")
}

/// Somebody whom the plan moves.
pub(crate) fn mover(case: &PlanCase) -> usize {
    let moves = |n: &usize| case.move_of(person(&case.basis.snapshot, *n)).is_some();
    (1..=9).find(moves).expect("the story moves somebody")
}

/// Somebody whom the plan leaves where they are.
pub(crate) fn stayer(case: &PlanCase) -> usize {
    let stays = |n: &usize| case.move_of(person(&case.basis.snapshot, *n)).is_none();
    (1..=9).find(stays).expect("the story leaves somebody")
}

/// The surroundings of a page as a member of staff sees them.
pub(crate) fn staff_frame(l: Lang) -> Frame {
    let mut frame = Frame::sample(l, routes::MINE);
    frame.menu.clear();
    frame.may_search = false;
    frame.reader = Some(Reader { name: "Pembaca".into(), roles: l.t("Pegawai", "Civil servant").into() });
    frame
}
