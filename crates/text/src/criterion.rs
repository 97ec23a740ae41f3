//! Names and formulas of the criteria of a placement, in both languages.

use placement::criterion::Criterion;

use crate::lang::Lang;

/// The name of a criterion.
#[must_use]
pub fn criterion_name(lang: Lang, criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Competency => lang.t("Kecocokan kompetensi", "Competence match"),
        Criterion::Qualification => lang.t("Kualifikasi pendidikan", "Qualification"),
        Criterion::Performance => lang.t("Kinerja", "Performance"),
        Criterion::Potential => lang.t("Potensi", "Potential"),
        Criterion::Rotation => lang.t("Masa di jabatan", "Time in post"),
        Criterion::Breadth => lang.t("Keluasan pengalaman", "Breadth of experience"),
        Criterion::Wish => lang.t("Minat pegawai", "Wish of the person"),
        Criterion::Distance => lang.t("Jarak dari rumah", "Distance from home"),
        Criterion::Need => lang.t("Kebutuhan unit", "Need of the unit"),
    }
}

/// How a criterion is scored from 0 to 100, in one sentence.
#[must_use]
pub fn criterion_formula(lang: Lang, criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Competency => lang.t(
            "Rata-rata (tingkat yang dimiliki dibagi tingkat yang diminta, paling tinggi 100 %) dari asesmen terakhir.",
            "Mean of (level held over level asked, at most 100%) of the newest assessment.",
        ),
        Criterion::Qualification => lang.t(
            "100 bila bidang studi atau sertifikat sesuai, 40 bila tidak; bila semua bidang diterima: 80 pada jenjang yang diminta, 70 satu jenjang di atas, 50 lebih tinggi lagi, 40 di bawahnya.",
            "100 where field of study or certificate fits, 40 where not; where any field is accepted: 80 at the level asked, 70 one above, 50 further above, 40 below.",
        ),
        Criterion::Performance => lang.t(
            "Untuk promosi dan jabatan strategis: rata-rata dua predikat terakhir (100, 75, 40, 20, 0). Selain itu 50 untuk semua.",
            "For promotions and strategic posts: mean of the last two ratings (100, 75, 40, 20, 0). Elsewhere 50 for all.",
        ),
        Criterion::Potential => lang.t(
            "Untuk promosi dan jabatan strategis: potensi tinggi 100, menengah 60, rendah 20. Selain itu 50 untuk semua.",
            "For promotions and strategic posts: high potential 100, medium 60, low 20. Elsewhere 50 for all.",
        ),
        Criterion::Rotation => lang.t(
            "Tetap bernilai 100 sampai masa tersingkat, turun lurus sampai 0 pada masa terlama (50 untuk jabatan yang tidak terkena masa terlama). Pindah bernilai sisanya.",
            "Staying is worth 100 up to the shortest time, falling straight to 0 at the longest (50 where the longest time does not apply). Moving is worth the rest.",
        ),
        Criterion::Breadth => lang.t(
            "Pindah ke perangkat daerah yang belum pernah dialami 100, selain itu 70; tetap 50.",
            "Moving to an office never served in 100, else 70; staying 50.",
        ),
        Criterion::Wish => lang.t(
            "Minat pertama 100, berikutnya berkurang 10, paling rendah 60. Ingin tetap: tetap 100, pindah 20. Bersedia ke mana saja: pindah 70. Tidak mengisi: 50.",
            "First wish 100, each later one 10 less, not below 60. Wishing to stay: staying 100, moving 20. Willing to go anywhere: moving 70. No wish: 50.",
        ),
        Criterion::Distance => lang.t(
            "100 dikurangi waktu tempuh dari kecamatan rumah, lurus sampai 0 pada batas jauh.",
            "100 less travel time from the home district, straight down to 0 at the far limit.",
        ),
        Criterion::Need => lang.t(
            "50 ditambah 50 kali (kekurangan dibagi kebutuhan). Untuk tetap: kekurangan bila orang ini pergi.",
            "50 plus 50 times (shortage over need). For staying: the shortage if this person left.",
        ),
    }
}

/// The reference page of the criteria: name, formula, range and unit, default weight, in both languages.
#[must_use]
pub fn criteria_book() -> String {
    let weights = placement::criterion::Weights::default();
    let mut out = String::from(
        "# Criteria of a placement\n\nGenerated from the code; do not edit. The value of a pair is Σ weight × score: \
         weights in percent (whole numbers that add up to 100), scores in points from 0 to 100 (whole numbers), so a \
         value lies between 0 and 10,000 hundredths of a point. What no data stand behind counts the agency's neutral \
         value (default 50) and is marked so in every sum. Staying while overdue costs the published penalty.\n",
    );
    for criterion in Criterion::ALL {
        out.push_str(&format!(
            "\n## `{}`\n\n{} / {}. Default weight {}%.\n\n- {}\n- {}\n",
            criterion.code(),
            criterion_name(Lang::Id, *criterion),
            criterion_name(Lang::En, *criterion),
            weights.of(*criterion),
            criterion_formula(Lang::Id, *criterion),
            criterion_formula(Lang::En, *criterion),
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_page_is_fresh() {
        let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/criteria.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&page, criteria_book()).expect("the page can be written");
        }
        assert_eq!(
            std::fs::read_to_string(&page).expect("the page is there"),
            criteria_book(),
            "run with UPDATE=1"
        );
    }
}
