//! Lawfulness: may this person hold this post, rule by rule, on a given day.
//!
//! Pure: no clock, file, database or randomness; the day is always a parameter and the two files of `legal/`
//! are compiled in. Knows nothing of the planner, so [`audit`] is a second pair of eyes on any plan. No prose:
//! a [`reason::Reason`] carries facts, the crate `text` turns them into sentences.

pub mod audit;
pub mod case;
pub mod jpm;
pub mod judge;
pub mod law;
pub mod missing;
pub mod nine_box;
pub mod parameter;
pub mod reason;
pub mod registry;
pub mod rule;
pub mod source;

mod experience;
mod kit;

mod administrator_syarat;
mod bup_dekat;
mod bup_terlampaui;
mod cltn;
mod cpns_tidak_pindah;
mod cuti_lindung;
mod formasi_tersedia;
mod guru_masa_sekolah;
mod guru_sertifikat_mapel;
mod hubungan_keluarga;
mod hukdis_berjalan;
mod jabatan_ada_di_peta;
mod jarak_rumah;
mod jptp_promosi_seleksi_terbuka;
mod kinerja_dua_tahun;
mod kompetensi_jpm;
mod masa_jabatan_maksimum;
mod masa_jabatan_minimum;
mod pangkat_jabatan;
mod pendidikan_jabatan;
mod pengawas_syarat;
mod pppk_bukan_struktural;
mod pppk_hanya_unor;
mod pppk_kontrak;
mod rangkap_jabatan;
mod satu_orang_satu_pindah;
mod status_pns_aktif;
mod talenta_kotak_promosi;
mod tidak_turun_jenjang;
mod tugas_belajar_ikatan_dinas;
mod unit_asal_minimum;
