//! The written files: same bytes twice, tidy headers, and each quirk of office files at least once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto};
use sample::{Agency, Options};

use crate::small;

fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if dir.exists() {
        std::fs::remove_dir_all(&dir).expect("invariant: the test folder is ours");
    }
    dir
}

fn written(agency: &Agency, name: &str) -> BTreeMap<String, Vec<u8>> {
    let dir = folder(name);
    let mut files = agency.write_office(&dir).expect("invariant: the test folder can be written");
    files.extend(agency.write_plain(&dir).expect("invariant: the test folder can be written"));
    files
        .into_iter()
        .map(|file| {
            let name = file
                .path
                .strip_prefix(&dir)
                .map(|path| path.to_string_lossy().into_owned())
                .unwrap_or_default();
            (name, std::fs::read(&file.path).expect("invariant: the file was just written"))
        })
        .collect()
}

/// All rows of the first sheet as text.
fn sheet(path: &Path) -> Vec<Vec<String>> {
    let mut book = open_workbook_auto(path).expect("invariant: the workbook was just written");
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).expect("invariant: the workbook has a sheet");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn same_options_give_the_same_bytes_and_another_seed_does_not() {
    let options = Options { people: 400, ..Options::default() };
    let (one, two) =
        (written(&Agency::generate(&options), "one"), written(&Agency::generate(&options), "two"));
    assert_eq!(one.len(), 27);
    for (name, bytes) in &one {
        assert!(two[name] == *bytes, "{name} differs between two runs");
    }
    let other = Agency::generate(&Options { seed: 2, ..options });
    assert_ne!(other.tables.people, small().tables.people);
}

#[test]
fn tidy_files_have_the_header_of_the_layout_and_all_rows() {
    let dir = folder("tidy");
    let files = small().write_plain(&dir).expect("invariant: the test folder can be written");
    let header = |kind: &str| sheet(&dir.join(format!("plain/{kind}.xlsx")))[0].join(",");
    assert_eq!(header("units"), "code,name,parent_code,kind,sector,district,special_area,from,until");
    assert_eq!(
        header("jobs"),
        "code,name,level,family,class,bup,education_level,education_fields,rank_low,rank_high,subject,integrity,cooperation,communication,results,service,development,change,decision,unity,technical"
    );
    assert_eq!(
        header("people"),
        "nip,name,title_before,title_after,birth_date,sex,employment,legal_status,rank,rank_from,cpns_from,pns_from,contract_until,home_district"
    );
    assert_eq!(header("workload"), "unit_code,job_code,task,result_unit,volume,norm_minutes,method,year");
    for file in files {
        assert_eq!(sheet(&file.path).len(), file.rows + 1, "{}", file.path.display());
    }
}

#[test]
fn office_files_hold_each_quirk() {
    let dir = folder("office");
    small().write_office(&dir).expect("invariant: the test folder can be written");
    let people = sheet(&dir.join("siasn-pegawai.xlsx"));
    let column = |name: &str| {
        people[0].iter().position(|header| header == name).expect("invariant: the dump has the column")
    };
    let has = |name: &str, is_meant: &dyn Fn(&str) -> bool| {
        people[1..].iter().any(|row| is_meant(&row[column(name)]))
    };
    assert!(has("NIP BARU", &|nip| nip.starts_with('\'')));
    assert!(has("NIP BARU", &|nip| nip.len() == 21 && nip.contains(' ')));
    assert!(has("GOL AKHIR NAMA", &|rank| rank.contains('.')));
    assert!(has("GOL AKHIR NAMA", &|rank| rank.contains('(')));
    assert!(has("GOL AKHIR NAMA", &|rank| rank == "IX"));
    assert!(has("TMT JABATAN", &|date| date.contains(" Januari ")
        || date.contains(" Juni ")
        || date.contains(" Agustus ")));
    assert!(has("TMT JABATAN", &|date| date.contains('/')));
    assert!(has("NIP LAMA", &|text| text == "-") && has("NIP LAMA", &|text| text == "null"));
    assert!(has("JABATAN NAMA", &|title| title.starts_with("Kasubag") || title.starts_with("Ka. Sub")));

    let tree = std::fs::read(dir.join("siasn-unor.csv")).expect("invariant: the tree was just written");
    assert!(tree.starts_with(b"\xef\xbb\xbfId;InstansiId;DiatasanId;"));
    let tree = String::from_utf8(tree).expect("invariant: the tree is UTF-8");
    assert!(tree.contains(";--HAPUS;") && tree.contains(";----Bidang"));

    let history =
        std::fs::read(dir.join("riwayat-jabatan.csv")).expect("invariant: the history was just written");
    assert!(history.contains(&0x96) && std::str::from_utf8(&history).is_err(), "Windows-1252");

    let map = sheet(&dir.join("peta-jabatan.xlsx"));
    assert_eq!(map[3][0], "NAMA UNIT KERJA");
    assert!(
        map.iter().any(|row| row[0] == "JUMLAH")
            && map[4..].iter().any(|row| row[0].is_empty() && row[1].starts_with("   "))
    );

    let workload = sheet(&dir.join("abk.xlsx"));
    assert!(workload[3][9].contains(','), "decimal comma");
    let seniority = sheet(&dir.join("duk.xlsx"));
    assert_eq!(
        (seniority[2][3].as_str(), seniority[3][3].as_str(), seniority[4][3].as_str()),
        ("PKT TERAKHIR", "GOL/RUANG", "4")
    );
    assert!(seniority[5][0].contains("DAFTAR") && seniority[6][1].contains('\n'));
    let assessments = sheet(&dir.join("asesmen.xlsx"));
    assert!(assessments[1][15].contains(',') && assessments[0][8] == "Orintasi Pada Hasil");
    assert_eq!(sheet(&dir.join("hukdis.xlsx"))[2][3], "TINGKAT");
    let notes =
        std::fs::read_to_string(dir.join("README.txt")).expect("invariant: the notes were just written");
    assert!(notes.starts_with("DATA CONTOH"));
}

#[test]
fn p15_the_broken_file_holds_each_mistake() {
    let dir = folder("broken");
    small().write_office(&dir).expect("invariant: the test folder can be written");
    let text = std::fs::read_to_string(dir.join("siasn-pegawai-rusak.csv"))
        .expect("invariant: the file was just written");
    assert!(text.starts_with('\u{feff}'));
    assert!(text.contains("31/02/2020") && text.contains("1.98001E+17"));
    assert_eq!(text.matches("UNOR-LAMA-").count(), 14);
    assert!(text.contains("\"S."), "quoted commas in titles");
    let nips: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(1))
        .filter(|nip| nip.len() == 18)
        .collect();
    let different: std::collections::BTreeSet<&&str> = nips.iter().collect();
    assert_eq!(nips.len() - different.len(), 1, "one NIP twice");
}
