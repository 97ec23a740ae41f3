//! Seats that planted facts and the cast need: their filling is decided here, and the same at every size.
//!
//! Who fills them is in `people::facts`; this file knows numbers of seats only.

use super::Layout;

/// Code and name of a section, and its seats: job, need, filled.
type Section = (&'static str, &'static str, &'static [(&'static str, u32, u32)]);

/// Adds or overrides the planted seats.
pub(super) fn add(layout: &mut Layout) {
    add_civil_registry(layout);
    add_permit_team(layout);
    add_application_team(layout);
    add_finance(layout);
    add_vacant_leading_posts(layout);
    add_far_seats(layout);
    add_cast_seats(layout);
    add_procurement(layout);
    mark_strategic(layout);
}

/// A section, made when this size of agency left it out.
fn section(layout: &mut Layout, parent: &str, code: &str, name: &str) -> usize {
    if let Some(unit) = layout.unit_of(code) {
        return unit;
    }
    let parent = layout.unit_of(parent).expect("invariant: every size of agency has its top-level offices");
    let sector = layout.units[parent].row.sector;
    layout.unit(code, name, Some(parent), ("section", sector), 0)
}

fn fix_all(layout: &mut Layout, unit: usize, seats: &[(&str, u32, u32)]) {
    for (job, need, fill) in seats {
        layout.fixed(unit, job, *need, *fill);
    }
}

/// P1: Disdukcapil needs 31 and has 22; its head is a Plt.
fn add_civil_registry(layout: &mut Layout) {
    let top = layout.unit_of("disdukcapil").expect("invariant: the list of offices has Disdukcapil");
    let district = layout.units[top].row.district.clone();
    layout.fixed(top, "kepala-dinas", 1, 0);
    let sections: [Section; 4] = [
        (
            "sekretariat",
            "Sekretariat Dinas Kependudukan dan Pencatatan Sipil",
            &[
                ("sekretaris-dinas", 1, 1),
                ("kepala-subbagian-umum-dan-kepegawaian", 1, 1),
                ("bendahara", 1, 1),
                ("pengadministrasi-perkantoran", 2, 1),
            ],
        ),
        (
            "pendaftaran",
            "Bidang Pelayanan Pendaftaran Penduduk",
            &[
                ("kepala-bidang", 1, 1),
                ("administrator-database-kependudukan-ahli-muda", 1, 1),
                ("administrator-database-kependudukan-ahli-pertama", 2, 1),
                ("operator-layanan-operasional", 4, 3),
                ("penata-layanan-operasional", 3, 2),
                ("pengolah-data-dan-informasi", 2, 1),
            ],
        ),
        (
            "pencatatan",
            "Bidang Pelayanan Pencatatan Sipil",
            &[
                ("kepala-bidang", 1, 1),
                ("administrator-database-kependudukan-ahli-pertama", 1, 1),
                ("penelaah-teknis-kebijakan", 2, 1),
                ("operator-layanan-operasional", 3, 2),
                ("pengelola-layanan-operasional", 1, 1),
            ],
        ),
        (
            "informasi",
            "Bidang Pengelolaan Informasi Administrasi Kependudukan",
            &[
                ("kepala-bidang", 1, 1),
                ("pranata-komputer-ahli-pertama", 1, 1),
                ("pengolah-data-dan-informasi", 2, 1),
            ],
        ),
    ];
    for (code, name, seats) in sections {
        let unit = section(layout, "disdukcapil", &format!("disdukcapil-{code}"), name);
        layout.units[unit].row.district.clone_from(&district);
        fix_all(layout, unit, seats);
    }
}

/// P2: the permit team, ten people after round 2025-1 (nine before it).
fn add_permit_team(layout: &mut Layout) {
    let unit = section(layout, "dpmptsp", "dpmptsp-perizinan", "Bidang Pelayanan Perizinan");
    let seats = [
        ("kepala-bidang", 1, 1),
        ("penata-layanan-operasional", 4, 4),
        ("pengelola-layanan-operasional", 4, 4),
        ("pengolah-data-dan-informasi", 2, 2),
    ];
    fix_all(layout, unit, &seats);
}

/// P3: the application team of Kominfo, with vacancies.
fn add_application_team(layout: &mut Layout) {
    let unit = section(layout, "kominfo", "kominfo-aplikasi", "Bidang Aplikasi dan Informatika");
    let seats = [
        ("kepala-bidang", 1, 1),
        ("penata-kelola-sistem-dan-teknologi-informasi", 5, 2),
        ("pranata-komputer-ahli-pertama", 3, 2),
        ("pranata-komputer-ahli-muda", 1, 1),
    ];
    fix_all(layout, unit, &seats);
}

/// P9: BKAD has finance staff beyond its need; four offices lack them.
fn add_finance(layout: &mut Layout) {
    let names = [
        ("anggaran", "Bidang Anggaran", 4, 4),
        ("perbendaharaan", "Bidang Perbendaharaan", 4, 7),
        ("akuntansi", "Bidang Akuntansi dan Pelaporan", 4, 6),
    ];
    let is_small = layout.scale() < 0.3;
    for (code, name, need, fill) in names {
        if is_small && code != "perbendaharaan" {
            continue;
        }
        let unit = section(layout, "bkad", &format!("bkad-{code}"), name);
        let (need, fill) = if is_small { (2, 7) } else { (need, fill) };
        layout.fixed(unit, "penata-keuangan", need, fill);
        if !is_small {
            layout.fixed(unit, "analis-keuangan-pusat-dan-daerah-ahli-pertama", 1, 1);
        }
    }
    for (office, need, fill) in [("disdik", 3, 1), ("pupr", 2, 1), ("dinkes", 2, 1)] {
        let name = format!("Sekretariat {office}");
        let unit = section(layout, office, &format!("{office}-sekretariat"), &name);
        layout.fixed(unit, "penata-keuangan", need, if is_small { 0 } else { fill });
    }
    let hospital = layout.unit_of("rsud").expect("invariant: every size of agency has the hospital");
    layout.fixed(hospital, "penata-keuangan", 3, if is_small { 0 } else { 2 });
}

/// P6, P7 and P11: leading posts that stand vacant.
fn add_vacant_leading_posts(layout: &mut Layout) {
    let camat =
        layout.unit_of("kec-sungai-serai").expect("invariant: every size of agency has its kecamatan");
    layout.fixed(camat, "camat", 1, 0);
    layout.fixed(camat, "bendahara", 1, 1);
    let village =
        section(layout, "dpmd", "dpmd-sekretariat", "Sekretariat Dinas Pemberdayaan Masyarakat dan Desa");
    layout.fixed(village, "kepala-subbagian-umum-dan-kepegawaian", 1, 0);
    let joko = section(layout, "disperindag", "disperindag-perdagangan", "Bidang Perdagangan dan Metrologi");
    layout.fixed(joko, "penelaah-teknis-kebijakan", 3, 2);
    let care = section(layout, "dinkes", "dinkes-pelayanan", "Bidang Pelayanan Kesehatan");
    layout.fixed(care, "kepala-bidang", 1, 0);
    let secretariat = section(layout, "dinkes", "dinkes-sekretariat", "Sekretariat Dinas Kesehatan");
    layout.fixed(secretariat, "kepala-subbagian-perencanaan-dan-keuangan", 1, 1);
    let brother = section(layout, "dpmd", "dpmd-pemerintahan-desa", "Bidang Pemerintahan Desa");
    layout.fixed(brother, "kepala-bidang", 1, 1);
    let spouse =
        section(layout, "dispusip", "dispusip-sekretariat", "Sekretariat Dinas Perpustakaan dan Kearsipan");
    layout.fixed(spouse, "kepala-subbagian-umum-dan-kepegawaian", 1, 1);
}

/// P3, P12, P14 and P20: seats in the far districts and the ones beside them.
fn add_far_seats(layout: &mut Layout) {
    let named = |layout: &Layout, code: &str| {
        layout.unit_of(code).expect("invariant: every size of agency has its kecamatan")
    };
    let unit = named(layout, "kec-lembah-intan");
    layout.fixed(unit, "pengadministrasi-perkantoran", 1, 1);
    layout.seat_of(unit, "pengadministrasi-perkantoran").minimum = Some(1);
    let unit = named(layout, "kec-tebing-kesumba");
    layout.fixed(unit, "pengadministrasi-perkantoran", 2, 3);
    let unit = named(layout, "kec-ulu-sebatang");
    layout.fixed(unit, "kepala-seksi-pemerintahan", 1, 0);
    let unit = named(layout, "kec-lubuk-sirih");
    layout.fixed(unit, "kepala-seksi-pemerintahan", 1, 1);
    let unit = named(layout, "pkm-lembah-intan");
    layout.fixed(unit, "bidan-terampil", 3, 1);
    layout.fixed(unit, "bidan-mahir", 1, 1);
    layout.fixed(unit, "bidan-ahli-pertama", 1, 0);
    layout.seat_of(unit, "bidan-terampil").minimum = Some(3);
    layout.seat_of(unit, "bidan-mahir").minimum = Some(1);
    let unit = named(layout, "pkm-bukitintan-kota");
    let seat = layout.seat_of(unit, "bidan-terampil");
    seat.need = seat.need.max(4);
    (seat.fill, seat.is_fixed) = (seat.need + 2, true);
    let seat = layout.seat_of(unit, "perawat-terampil");
    (seat.fill, seat.is_fixed) = (seat.need + 1, true);
    let unit = named(layout, "pkm-padang-ilalang");
    let seat = layout.seat_of(unit, "perawat-terampil");
    (seat.fill, seat.is_fixed) = (seat.need.saturating_sub(2).max(1), true);
}

/// The people of the cast who log in.
fn add_cast_seats(layout: &mut Layout) {
    let heads = [
        ("setda", "sekretaris-daerah"),
        ("bkpsdm", "kepala-badan"),
        ("bkad", "kepala-badan"),
        ("inspektorat", "inspektur"),
        ("kominfo", "kepala-dinas"),
        ("dinkes", "kepala-dinas"),
        ("dpmptsp", "kepala-dinas"),
        ("dispusip", "kepala-dinas"),
    ];
    for (unit, job) in heads {
        let unit = layout.unit_of(unit).expect("invariant: every size of agency has its top-level offices");
        layout.fixed(unit, job, 1, 1);
    }
    let unit = section(layout, "bkpsdm", "bkpsdm-mutasi", "Bidang Mutasi dan Promosi");
    fix_all(
        layout,
        unit,
        &[("analis-sdm-aparatur-ahli-muda", 3, 2), ("analis-sdm-aparatur-ahli-pertama", 3, 2)],
    );
    let unit = section(layout, "bkpsdm", "bkpsdm-informasi", "Bidang Pengadaan dan Informasi Kepegawaian");
    layout.fixed(unit, "pranata-komputer-terampil", 1, 1);
    let unit = section(layout, "inspektorat", "inspektorat-irban-1", "Inspektur Pembantu Wilayah I");
    layout.fixed(unit, "auditor-ahli-muda", 3, 2);
    let unit = section(layout, "bapenda", "bapenda-pelayanan", "Bidang Pelayanan Pajak Daerah");
    layout.fixed(unit, "penelaah-teknis-kebijakan", 4, 4);
}

/// P4: long-standing staff of procurement.
fn add_procurement(layout: &mut Layout) {
    let unit = section(layout, "setda", "setda-pengadaan", "Bagian Pengadaan Barang dan Jasa");
    fix_all(layout, unit, &[("penelaah-teknis-kebijakan", 4, 3), ("pengolah-data-dan-informasi", 2, 2)]);
}

/// Strategic posts, with the reason that is written down for them.
fn mark_strategic(layout: &mut Layout) {
    let posts = [
        ("dinkes-pelayanan", "kepala-bidang", "Memimpin perbaikan antrean dan rujukan di seluruh puskesmas"),
        ("disdukcapil", "kepala-dinas", "Antrean layanan kependudukan terpanjang di kabupaten"),
        ("dpmptsp-perizinan", "kepala-bidang", "Janji waktu izin dalam RPJMD"),
        ("kominfo-aplikasi", "kepala-bidang", "Membangun aplikasi layanan bersama"),
        ("bkad", "kepala-badan", "Pengelolaan kas dan aset daerah"),
        ("setda-pengadaan", "kepala-bagian", "Pengadaan di atas nilai tender"),
    ];
    for (unit, job, reason) in posts {
        if let Some(seat) = layout.find_seat(unit, job) {
            layout.seats[seat].strategic = Some(reason);
        }
    }
}
