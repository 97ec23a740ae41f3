//! Headers: their compared form, two header rows joined, and what is never stored.

use super::Ignored;

/// Lower case with single underscores: `NIP BARU`, `nipBaru` and `Nip-Baru` are all `nip_baru`.
///
/// ```
/// assert_eq!(intake::layout::header_key("TMT  Jabatan"), "tmt_jabatan");
/// assert_eq!(intake::layout::header_key("jenisPenugasanId"), "jenis_penugasan_id");
/// ```
#[must_use]
pub fn key(header: &str) -> String {
    let header = header.trim();
    if !header.is_empty() && header.chars().all(|c| matches!(c, '+' | '-' | '/' | '±' | ' ' | '(' | ')')) {
        return "selisih".to_owned();
    }
    let mut out = String::with_capacity(header.len() + 4);
    let mut last_is_lower = false;
    for c in header.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && last_is_lower {
                out.push('_');
            }
            last_is_lower = c.is_lowercase();
            out.extend(c.to_lowercase());
        } else {
            last_is_lower = false;
            if !out.ends_with('_')
                && !out.is_empty()
                && !matches!(c, '\'' | '\u{200b}'..='\u{200f}' | '\u{feff}')
            {
                out.push('_');
            }
        }
    }
    out.trim_end_matches('_').to_owned()
}

/// Beginnings of personal headers without a use here.
const PERSONAL: &[&str] = &[
    "nik",
    "npwp",
    "nomor_hp",
    "no_hp",
    "hp",
    "telepon",
    "no_telp",
    "telp",
    "email",
    "agama",
    "alamat",
    "bpjs",
    "jenis_kawin",
    "status_kawin",
    "status_perkawinan",
    "status_hidup",
    "tempat_lahir",
    "kartu_asn",
    "karpeg",
    "jumlah_anak",
    "jumlah_istri",
    "gaji",
    "kpkn",
    "is_valid_nik",
    "valid_nik",
    "no_kk",
    "golongan_darah",
    "pendapatan",
    "rekening",
    "alasan_hukuman",
    "path",
    "saran_pengembangan",
    "catatan",
    "nip_lama",
];

/// Beginnings of headers whose facts are computed here.
const DERIVED: &[&str] = &[
    "no",
    "nomor",
    "no_urut",
    "selisih",
    "bezetting",
    "riil",
    "status",
    "kebutuhan_pegawai",
    "masa_kerja",
    "mk",
    "mk_tahun",
    "mk_bulan",
    "mk_gol",
    "total",
    "jpm",
    "usia",
    "umur",
    "bup_pensiun",
    "tmt_pensiun",
    "tmt_pangkat_kedepan",
    "tmt_kgb",
    "eselon_level",
    "jumlah",
];

/// Why a header that means no field is not used.
pub(super) fn why_ignored(key: &str) -> Ignored {
    let begins = |list: &[&str]| list.iter().any(|h| key == *h || key.starts_with(&format!("{h}_")));
    if begins(PERSONAL) {
        Ignored::NotStored
    } else if begins(DERIVED) {
        Ignored::Derived
    } else {
        Ignored::Unknown
    }
}
