//! The same agency in the layouts that offices hold, with the quirks of real files.
//!
//! Every quirk here is a matter of spelling or layout that an importer can cure; wrong data is only in
//! `siasn-pegawai-rusak.csv`, which shows an import and is no part of the agency.

mod broken;
mod lists;
mod need;
mod seniority;
mod siasn;
mod spelling;
mod tree;

use std::io;
use std::path::Path;

use crate::agency::Agency;
use crate::workbook::{WrittenFile, save_bytes};

impl Agency {
    /// Writes the office layouts, the broken import file of planted fact P15 and `README.txt` into `dir`.
    ///
    /// # Errors
    /// When the folder or a file cannot be written.
    pub fn write_office(&self, dir: &Path) -> io::Result<Vec<WrittenFile>> {
        std::fs::create_dir_all(dir)?;
        Ok(vec![
            siasn::write_people(self, &dir.join("siasn-pegawai.xlsx"))?,
            tree::write(self, &dir.join("siasn-unor.csv"))?,
            need::write_job_map(self, &dir.join("peta-jabatan.xlsx"))?,
            need::write_workload(self, &dir.join("abk.xlsx"))?,
            seniority::write(self, &dir.join("duk.xlsx"))?,
            lists::write_job_history(self, &dir.join("riwayat-jabatan.csv"))?,
            lists::write_appraisals(self, &dir.join("skp.csv"))?,
            lists::write_assessments(self, &dir.join("asesmen.xlsx"))?,
            lists::write_sanctions(self, &dir.join("hukdis.xlsx"))?,
            broken::write(self, &dir.join("siasn-pegawai-rusak.csv"))?,
            save_bytes(&dir.join("README.txt"), readme(self).as_bytes(), 0)?,
        ])
    }
}

fn readme(agency: &Agency) -> String {
    format!(
        "DATA CONTOH - Pemerintah Kabupaten Bukitintan (rekaan)\r\n\r\n\
         Semua orang, tempat, nomor keputusan dan angka dalam folder ini rekaan. Tiga angka terakhir NIP selalu\r\n\
         900-999. Hari acuan: {today}. Jumlah pegawai: {people}.\r\n\r\n\
         plain/                   satu lembar rapi per jenis data, siap impor\r\n\
         siasn-pegawai.xlsx       profil pegawai seperti unduhan SIASN\r\n\
         siasn-unor.csv           pohon unit organisasi\r\n\
         peta-jabatan.xlsx        peta jabatan, satu lembar per perangkat daerah\r\n\
         abk.xlsx                 analisis beban kerja\r\n\
         duk.xlsx                 daftar urut kepangkatan\r\n\
         riwayat-jabatan.csv      riwayat jabatan (Windows-1252)\r\n\
         skp.csv                  predikat kinerja dua tahun\r\n\
         asesmen.xlsx             hasil asesmen kompetensi\r\n\
         hukdis.xlsx              hukuman disiplin\r\n\
         siasn-pegawai-rusak.csv  berkas latihan dengan kesalahan; bukan bagian dari data instansi\r\n\r\n\
         SAMPLE DATA - everything here is invented: people, places, decree numbers, figures. The office layouts\r\n\
         carry curable spelling quirks on purpose; siasn-pegawai-rusak.csv alone holds wrong data, to show what\r\n\
         an import says about it. Family relations, wishes, travel, facilities, credentials and leave have no\r\n\
         office layout and come from plain/.\r\n",
        today = agency.options.today,
        people = agency.tables.people.len(),
    )
}
