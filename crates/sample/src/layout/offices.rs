//! Sekretariat Daerah, Sekretariat DPRD, Inspektorat, badan, dinas, Satpol PP and UPTD.
//!
//! One general rule staffs every section: a head, functional staff of its specialty, and pelaksana. It does not
//! copy any real organisation chart.

use super::Layout;
use super::office_list::{BAGIAN, OFFICES, Office, UPTD};

/// Below this scale offices have no sections but their secretariat, and no deputies.
const SCALE_OF_SECTIONS: f64 = 0.3;

/// Adds all offices in the order of the agency's list.
pub(super) fn add(layout: &mut Layout) {
    add_setda(layout);
    add_council_secretariat(layout);
    add_inspectorate(layout);
    for (position, office) in OFFICES.iter().enumerate() {
        add_office(layout, office, position % 2);
    }
    for (code, name, sector, job) in UPTD {
        let top = layout.unit(code, name, Some(0), ("uptd", sector), 1);
        layout.seat(top, "kepala-uptd", 1);
        let staff = layout.spread(13);
        deal(
            layout,
            top,
            staff,
            &[
                job,
                "operator-layanan-operasional",
                "pengolah-data-dan-informasi",
                job,
                "pengadministrasi-perkantoran",
            ],
        );
    }
}

fn has_sections(layout: &Layout) -> bool {
    layout.scale() >= SCALE_OF_SECTIONS
}

fn add_setda(layout: &mut Layout) {
    let top = layout.unit("setda", "Sekretariat Daerah", Some(0), ("secretariat", "pemerintahan"), 0);
    layout.seat(top, "sekretaris-daerah", 1);
    if has_sections(layout) {
        for job in [
            "asisten-pemerintahan-dan-kesejahteraan-rakyat",
            "asisten-perekonomian-dan-pembangunan",
            "asisten-administrasi-umum",
            "staf-ahli-bidang-pemerintahan-hukum-dan-politik",
            "staf-ahli-bidang-kemasyarakatan-dan-sumber-daya-manusia",
            "staf-ahli-bidang-ekonomi-dan-pembangunan",
        ] {
            layout.seat(top, job, 1);
        }
    }
    for (code, name, specialty) in BAGIAN {
        let wants_staff = layout.spread(13);
        if !has_sections(layout) && *code != "pengadaan" && *code != "umum" {
            continue;
        }
        let unit = layout.unit(&format!("setda-{code}"), name, Some(top), ("section", "pemerintahan"), 0);
        layout.seat(unit, "kepala-bagian", 1);
        staff_section(layout, unit, specialty, wants_staff.saturating_sub(1), code.len());
        if *code == "umum" {
            add_treasurer(layout, unit);
            let finance = layout.spread(2);
            layout.seat(unit, "penata-keuangan", finance);
            let drivers = layout.spread(6);
            layout.seat(unit, "pengemudi", drivers);
        }
    }
}

fn add_council_secretariat(layout: &mut Layout) {
    let top = layout.unit("setwan", "Sekretariat DPRD", Some(0), ("secretariat", "pemerintahan"), 0);
    layout.seat(top, "sekretaris-dprd", 1);
    add_treasurer(layout, top);
    let staff = layout.spread(36);
    if !has_sections(layout) {
        return staff_section(layout, top, "analis-kebijakan", staff, 0);
    }
    let sections = [
        ("umum", "Bagian Umum dan Keuangan"),
        ("persidangan", "Bagian Persidangan"),
        ("pengawasan", "Bagian Fasilitasi Penganggaran dan Pengawasan"),
    ];
    for (position, (code, name)) in sections.iter().enumerate() {
        let unit = layout.unit(&format!("setwan-{code}"), name, Some(top), ("section", "pemerintahan"), 0);
        layout.seat(unit, "kepala-bagian", 1);
        staff_section(layout, unit, "perancang-peraturan-perundang-undangan", staff / 3 - 1, position);
    }
}

fn add_inspectorate(layout: &mut Layout) {
    let top = layout.unit("inspektorat", "Inspektorat Daerah", Some(0), ("inspectorate", "pengawasan"), 0);
    layout.seat(top, "inspektur", 1);
    add_secretariat(layout, top, "inspektorat", "sekretaris-inspektorat", ("pengawasan", 14));
    let staff = layout.spread(40);
    if !has_sections(layout) {
        return deal(
            layout,
            top,
            staff,
            &["auditor-ahli-pertama", "ppupd-ahli-pertama", "auditor-ahli-muda"],
        );
    }
    for (position, numeral) in ["I", "II", "III", "IV"].iter().enumerate() {
        let name = format!("Inspektur Pembantu Wilayah {numeral}");
        let unit = layout.unit(
            &format!("inspektorat-irban-{}", position + 1),
            &name,
            Some(top),
            ("section", "pengawasan"),
            0,
        );
        layout.seat(unit, "inspektur-pembantu", 1);
        let jobs = [
            "auditor-ahli-pertama",
            "ppupd-ahli-pertama",
            "auditor-ahli-muda",
            "ppupd-ahli-muda",
            "auditor-ahli-pertama",
            "auditor-ahli-madya",
        ];
        deal(layout, unit, staff / 4, &jobs);
    }
}

fn add_office(layout: &mut Layout, office: &Office, district: usize) {
    let top = layout.unit(office.code, office.name, Some(0), (office.kind, office.sector), district);
    let head = match office.kind {
        "badan" => "kepala-badan",
        "dinas" => "kepala-dinas",
        _ => "kepala-satuan-polisi-pamong-praja",
    };
    layout.seat(top, head, 1);
    if office.size == 0 {
        return;
    }
    let secretary = if office.kind == "badan" { "sekretaris-badan" } else { "sekretaris-dinas" };
    let own = office.size * 3 / 10;
    add_secretariat(layout, top, office.code, secretary, (office.sector, own));
    let rest = layout.spread(office.size - own - 1);
    if !has_sections(layout) {
        return staff_section(layout, top, office.specialties[0], rest, 0);
    }
    let sections = office.sections.len() as u32;
    for (position, (code, name)) in office.sections.iter().enumerate() {
        let unit = layout.unit(
            &format!("{}-{code}", office.code),
            name,
            Some(top),
            ("section", office.sector),
            district,
        );
        layout.seat(unit, "kepala-bidang", 1);
        let share = rest / sections + u32::from((position as u32) < rest % sections);
        let specialty = office.specialties[position % office.specialties.len()];
        staff_section(layout, unit, specialty, share.saturating_sub(1), position + office.code.len());
    }
}

/// The secretariat of an office: deputy, two subbagian heads, treasurer and common staff.
fn add_secretariat(
    layout: &mut Layout,
    top: usize,
    code: &str,
    secretary: &str,
    (sector, size): (&'static str, u32),
) {
    let district = usize::from(layout.units[top].row.district == super::places::DISTRICTS[1].name);
    let unit =
        layout.unit(&format!("{code}-sekretariat"), "Sekretariat", Some(top), ("section", sector), district);
    layout.units[unit].row.name = format!("Sekretariat {}", layout.units[top].row.name);
    if has_sections(layout) {
        for job in
            [secretary, "kepala-subbagian-umum-dan-kepegawaian", "kepala-subbagian-perencanaan-dan-keuangan"]
        {
            layout.seat(unit, job, 1);
        }
    }
    add_treasurer(layout, unit);
    if matches!(
        code,
        "bapenda"
            | "bapperida"
            | "disdik"
            | "dinkes"
            | "pupr"
            | "perkim"
            | "dishub"
            | "disperindag"
            | "distan"
            | "dlh"
            | "satpolpp"
            | "dinsos"
            | "diskan"
            | "dpmptsp"
    ) {
        let finance = layout.spread(if code == "bapenda" { 4 } else { 1 });
        layout.seat(unit, "pengelola-keuangan", finance);
    }
    let staff = layout.spread(size.saturating_sub(4));
    let jobs = [
        "pengadministrasi-perkantoran",
        "pengolah-data-dan-informasi",
        "perencana-ahli-pertama",
        "pengelola-umum-operasional",
        "pengadministrasi-perkantoran",
    ];
    deal(layout, unit, staff, &jobs);
}

/// A treasurer in every office (in a small agency in some of them).
pub(super) fn add_treasurer(layout: &mut Layout, unit: usize) {
    let need = layout.spread(1);
    layout.seat(unit, "bendahara", need);
}

/// Staff of a section: functional staff of the specialty and pelaksana.
fn staff_section(layout: &mut Layout, unit: usize, specialty: &str, staff: u32, turn: usize) {
    let first = variant(layout, specialty, &["ahli-pertama", "terampil", "pemula"]);
    let second = variant(layout, specialty, &["ahli-muda", "terampil", "mahir", "ahli-pertama"]);
    let common = [
        "operator-layanan-operasional",
        "pengelola-layanan-operasional",
        "pengolah-data-dan-informasi",
        "penata-layanan-operasional",
    ][turn % 4];
    deal(
        layout,
        unit,
        staff,
        &[
            &first,
            "penelaah-teknis-kebijakan",
            &second,
            common,
            &first,
            "penelaah-teknis-kebijakan",
            common,
            common,
        ],
    );
}

/// The first of the levels that the title has.
fn variant(layout: &Layout, title: &str, levels: &[&str]) -> String {
    let codes: Vec<String> = levels.iter().map(|level| format!("{title}-{level}")).collect();
    codes.iter().find(|code| layout.catalogue.find(code).is_some()).unwrap_or(&codes[0]).clone()
}

/// Deals `staff` seats over the jobs in turn.
pub(super) fn deal(layout: &mut Layout, unit: usize, staff: u32, jobs: &[&str]) {
    for turn in 0..staff as usize {
        layout.seat(unit, jobs[turn % jobs.len()], 1);
    }
}
