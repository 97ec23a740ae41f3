//! The small set of an agency that begins, as its office programs saved it: the SIASN dump and the peta jabatan of
//! `examples/intake/second-agency/`, nothing before them.

use crate::make::{open, value};
use domain::kind::Kind;
use intake::checks::checks;
use intake::directory::Directory;
use intake::finding::{Finding, FindingCode as C};
use intake::layout::recognise;
use intake::reading::{Reading, interpret};
use jiff::civil::{Date, date};

const NOVEMBER: Date = date(2026, 11, 1);

fn load(file: &str, known: &mut Directory) -> (Reading, Vec<Finding>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples/intake/second-agency")
        .join(file);
    let book = open(&std::fs::read(&path).expect("the example is shipped"), file);
    let recognised = recognise(&book, None);
    let reading = interpret(&book, &recognised.plans, known, NOVEMBER);
    let mut findings = recognised.findings;
    findings.extend(reading.findings.iter().cloned());
    let refused = reading.rejected.iter().cloned().collect();
    findings.extend(checks(&reading.rows, known, &reading.known, refused, NOVEMBER).findings);
    *known = reading.known.clone();
    (reading, findings)
}

fn refused(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|f| f.is_reject()).collect()
}

#[test]
fn the_dump_and_the_peta_alone_load_without_a_refusal_and_load_again() {
    let mut known = Directory::new();
    let (dump, found) = load("siasn-pegawai.xlsx", &mut known);
    assert_eq!(refused(&found), Vec::<&Finding>::new());
    assert_eq!(dump.rows.iter().filter(|r| r.kind == Kind::People).count(), 136);
    let renamed: Vec<_> = found.iter().filter(|f| f.code == C::UnitCodeOld).collect();
    assert_eq!(renamed.len(), 2, "two people stand under an old unor id");
    let (peta, found) = load("peta-jabatan-2026.xlsx", &mut known);
    assert_eq!(refused(&found), Vec::<&Finding>::new());
    let posts = peta.rows.iter().filter(|r| r.kind == Kind::Posts);
    let (count, need) =
        posts.fold((0, 0), |(n, sum), p| (n + 1, sum + value(p, "decreed_need").parse().unwrap_or(0)));
    assert_eq!((count, need), (114, 142), "what README.md of the agency says");
    let (again, found) = load("siasn-pegawai.xlsx", &mut known);
    assert_eq!(refused(&found), Vec::<&Finding>::new());
    assert!(!again.rows.iter().any(|r| r.kind == Kind::Units), "no unit is new the second time");
    let (posts, found) = load("peta-jabatan-2026.xlsx", &mut known);
    assert_eq!(refused(&found), Vec::<&Finding>::new());
    assert_eq!(posts.rows.iter().filter(|r| r.kind == Kind::Posts).count(), 114);
}

#[test]
fn no_header_of_the_whole_set_is_taken_for_a_slip() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/intake/second-agency");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the examples are shipped") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|end| end == "md") {
            continue;
        }
        let book = open(&std::fs::read(&path).expect("a file"), "x");
        let near = recognise(&book, None).findings.into_iter().filter(|f| f.code == C::HeaderNear);
        assert_eq!(near.collect::<Vec<_>>(), Vec::new(), "{}", path.display());
        files += 1;
    }
    assert_eq!(files, 19);
}

#[test]
fn the_whole_set_in_its_order_loads_without_a_refusal() {
    const ORDER: [&str; 19] = [
        "siasn-unor.csv",
        "siasn-pegawai.xlsx",
        "peta-jabatan-2026.xlsx",
        "nominatif-dinkes.xlsx",
        "riwayat-jabatan.csv",
        "abk-2026.ods",
        "duk-2026.xlsx",
        "skp-2024-2025.csv",
        "hasil-asesmen.xlsx",
        "daftar-hukdis.xlsx",
        "lokasi-unit.csv",
        "jabatan-pelengkap.csv",
        "domisili-pegawai.csv",
        "jarak-kecamatan.csv",
        "hubungan-keluarga.csv",
        "keinginan-pindah.csv",
        "sertifikat-pendidik.csv",
        "cuti.csv",
        "kredensial.csv",
    ];
    let mut known = Directory::new();
    for file in ORDER {
        let (reading, found) = load(file, &mut known);
        assert_eq!(refused(&found), Vec::<&Finding>::new(), "{file}");
        assert!(!reading.rows.is_empty(), "{file}");
    }
}
