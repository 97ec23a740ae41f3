//! Every rule, in the alphabetical order of slugs. Append-only: a retired rule stays and says so.

use crate::rule::{Rule, Scope};

/// Every rule; position = [`crate::rule::RuleId::at`].
pub const RULES: &[Rule] = &[
    crate::administrator_syarat::RULE,
    crate::bup_dekat::RULE,
    crate::bup_terlampaui::RULE,
    crate::cltn::RULE,
    crate::cpns_tidak_pindah::RULE,
    crate::cuti_lindung::RULE,
    crate::formasi_tersedia::RULE,
    crate::guru_masa_sekolah::RULE,
    crate::guru_sertifikat_mapel::RULE,
    crate::hubungan_keluarga::RULE,
    crate::hukdis_berjalan::RULE,
    crate::jabatan_ada_di_peta::RULE,
    crate::jarak_rumah::RULE,
    crate::jptp_promosi_seleksi_terbuka::RULE,
    crate::kinerja_dua_tahun::RULE,
    crate::kompetensi_jpm::RULE,
    crate::masa_jabatan_maksimum::RULE,
    crate::masa_jabatan_minimum::RULE,
    crate::pangkat_jabatan::RULE,
    crate::pendidikan_jabatan::RULE,
    crate::pengawas_syarat::RULE,
    crate::pppk_bukan_struktural::RULE,
    crate::pppk_hanya_unor::RULE,
    crate::pppk_kontrak::RULE,
    crate::rangkap_jabatan::RULE,
    crate::satu_orang_satu_pindah::RULE,
    crate::status_pns_aktif::RULE,
    crate::talenta_kotak_promosi::RULE,
    crate::tidak_turun_jenjang::RULE,
    crate::tugas_belajar_ikatan_dinas::RULE,
    crate::unit_asal_minimum::RULE,
];

/// The rules of one scope.
pub fn rules_of(scope: Scope) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.scope == scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleId;

    #[test]
    fn a_rule_sits_where_its_id_says() {
        assert_eq!(RULES.len(), RuleId::ALL.len());
        for (rule, id) in RULES.iter().zip(RuleId::ALL) {
            assert_eq!(rule.id, *id);
        }
        assert!(RULES.windows(2).all(|w| w[0].id.code() < w[1].id.code()));
    }
}
