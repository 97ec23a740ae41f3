//! What each rule is called and what it asks for, in one sentence. Numbers are not in the sentence: they are
//! dated parameters and stand beside it.

use crate::lang::{Lang, wording};
use rules::rule::RuleId;

wording! {
    /// Short name.
    rule_name: RuleId =
        RuleId::AdministratorSyarat =>
            "Syarat administrator",
            "Requirements of an administrator";
        RuleId::BupDekat =>
            "Sisa masa kerja",
            "Time left to retirement";
        RuleId::BupTerlampaui =>
            "Batas usia pensiun",
            "Retirement age";
        RuleId::Cltn =>
            "Cuti di luar tanggungan negara",
            "Unpaid leave";
        RuleId::CpnsTidakPindah =>
            "CPNS belum pindah",
            "Candidates do not move";
        RuleId::CutiLindung =>
            "Cuti melahirkan atau sakit",
            "Maternity or sick leave";
        RuleId::FormasiTersedia =>
            "Formasi tersedia",
            "Room in the post";
        RuleId::GuruMasaSekolah =>
            "Masa tugas guru di sekolah",
            "A teacher's years at the school";
        RuleId::GuruSertifikatMapel =>
            "Sertifikat dan mata pelajaran",
            "Certificate and subject";
        RuleId::HubunganKeluarga =>
            "Hubungan keluarga",
            "Family relations";
        RuleId::HukdisBerjalan =>
            "Hukuman disiplin berjalan",
            "A sanction that runs";
        RuleId::JabatanAdaDiPeta =>
            "Jabatan ada di peta jabatan",
            "The post is on the map";
        RuleId::JarakRumah =>
            "Jarak dari rumah",
            "Distance from home";
        RuleId::JptpPromosiSeleksiTerbuka =>
            "Seleksi terbuka",
            "Open selection";
        RuleId::KinerjaDuaTahun =>
            "Kinerja terakhir",
            "Recent performance";
        RuleId::KompetensiJpm =>
            "Kesesuaian kompetensi",
            "Competence match";
        RuleId::MasaJabatanMaksimum =>
            "Masa jabatan terlama",
            "Longest time in a post";
        RuleId::MasaJabatanMinimum =>
            "Masa jabatan tersingkat",
            "Shortest time in a post";
        RuleId::PangkatJabatan =>
            "Pangkat dan jabatan",
            "Rank and post";
        RuleId::PendidikanJabatan =>
            "Pendidikan jabatan",
            "Education for the post";
        RuleId::PengawasSyarat =>
            "Syarat pengawas",
            "Requirements of a supervisor";
        RuleId::PppkBukanStruktural =>
            "PPPK bukan jabatan manajerial",
            "Contract staff hold no managerial post";
        RuleId::PppkHanyaUnor =>
            "PPPK hanya pindah unit",
            "Contract staff change the unit only";
        RuleId::PppkKontrak =>
            "Masa perjanjian kerja",
            "The contract runs";
        RuleId::RangkapJabatan =>
            "Satu jabatan definitif",
            "One definitive post";
        RuleId::SatuOrangSatuPindah =>
            "Satu orang satu perpindahan",
            "One move a person";
        RuleId::StatusPnsAktif =>
            "Pegawai aktif",
            "Active civil servant";
        RuleId::TalentaKotakPromosi =>
            "Kotak talenta untuk promosi",
            "Talent box for promotion";
        RuleId::TidakTurunJenjang =>
            "Tidak turun jenjang",
            "No move downwards";
        RuleId::TugasBelajarIkatanDinas =>
            "Tugas belajar",
            "Study leave";
        RuleId::UnitAsalMinimum =>
            "Minimum unit asal",
            "Minimum of the unit left";
}

wording! {
    /// What the rule asks for.
    rule_sentence: RuleId =
        RuleId::AdministratorSyarat =>
            "Yang masuk jabatan administrator berijazah dan berpengalaman sebagai pengawas atau setara sesuai syarat.",
            "Who enters an administrator's post has the degree and the years as supervisor or equal that it asks for.";
        RuleId::BupDekat =>
            "Sisa waktu sampai batas usia pensiun (BUP) masih cukup saat pindah, lebih lama untuk promosi.",
            "Enough time is left to retirement at the move, more for a promotion.";
        RuleId::BupTerlampaui =>
            "Usia pada tanggal berlaku di bawah batas usia pensiun (BUP) jabatan tujuan.",
            "On the effective date the person is younger than the retirement age of the target post.";
        RuleId::Cltn =>
            "Pegawai tidak sedang cuti di luar tanggungan negara (CLTN) pada tanggal berlaku.",
            "The person is not on unpaid leave on the effective date.";
        RuleId::CpnsTidakPindah =>
            "Calon PNS (CPNS) pindah setelah diangkat menjadi PNS.",
            "A candidate moves only after being made a civil servant.";
        RuleId::CutiLindung =>
            "Tanggal berlaku tidak jatuh pada cuti melahirkan atau cuti sakit.",
            "The effective date does not fall in maternity or sick leave.";
        RuleId::FormasiTersedia =>
            "Jumlah pegawai setelah rencana tidak melebihi kebutuhan yang ditetapkan.",
            "After the plan a post holds no more people than its decreed need.";
        RuleId::GuruMasaSekolah =>
            "Guru pindah sekolah setelah masa tugas minimum, kecuali dari daerah khusus.",
            "A teacher changes school after the shortest time there, except from a special area.";
        RuleId::GuruSertifikatMapel =>
            "Sertifikat pendidik atau ijazah guru sesuai dengan mata pelajaran tujuan.",
            "The teacher's certificate or degree fits the subject of the target job.";
        RuleId::HubunganKeluarga =>
            "Keluarga sedarah atau semenda sampai derajat yang ditetapkan tidak ditempatkan pada satu unit, atau pada unit dan unit langsung di atasnya.",
            "Relatives by blood or marriage up to the set degree are not placed in one unit, nor in a unit and the one directly above.";
        RuleId::HukdisBerjalan =>
            "Tidak ada hukuman disiplin sedang atau berat yang berjalan pada tanggal berlaku.",
            "No moderate or heavy sanction runs on the effective date.";
        RuleId::JabatanAdaDiPeta =>
            "Jabatan dan unit tujuan masih ada pada tanggal berlaku.",
            "The target post and its unit exist on the effective date.";
        RuleId::JarakRumah =>
            "Waktu tempuh dari rumah tidak melebihi batas, kecuali atas persetujuan pegawai atau tugas di daerah khusus.",
            "Travel from home is within the limit, unless the person consents or the duty is in a special area.";
        RuleId::JptpPromosiSeleksiTerbuka =>
            "Jabatan pimpinan tinggi diisi melalui seleksi terbuka atau manajemen talenta yang disetujui.",
            "A high leadership post is entered by open selection or an approved talent pool.";
        RuleId::KinerjaDuaTahun =>
            "Untuk promosi, predikat kinerja tahun-tahun terakhir paling rendah Baik.",
            "For a promotion, the ratings of the last years are at least Baik (good).";
        RuleId::KompetensiJpm =>
            "Kesesuaian kompetensi (job person match, JPM) mencapai batas dan tidak ada kesenjangan yang terlalu lebar.",
            "The competence match (JPM) reaches the limit and no gap is too wide.";
        RuleId::MasaJabatanMaksimum =>
            "Pegawai tidak tinggal di satu jabatan melebihi masa terlama.",
            "A person does not stay in one post beyond the longest time.";
        RuleId::MasaJabatanMinimum =>
            "Pegawai pindah setelah masa tersingkat dalam jabatan sekarang.",
            "A person moves after the shortest time in the present post.";
        RuleId::PangkatJabatan =>
            "Golongan ruang berada dalam rentang jabatan tujuan atau sedikit di bawahnya.",
            "The rank lies in the range of the target post, or slightly below.";
        RuleId::PendidikanJabatan =>
            "Tingkat dan bidang pendidikan memenuhi kualifikasi jabatan tujuan.",
            "Level and field of education meet the qualification of the target post.";
        RuleId::PengawasSyarat =>
            "Yang masuk jabatan pengawas berijazah dan berpengalaman sebagai pelaksana atau setara sesuai syarat.",
            "Who enters a supervisor's post has the degree and the years as staff or equal that it asks for.";
        RuleId::PppkBukanStruktural =>
            "Pegawai dengan perjanjian kerja (PPPK) tidak menduduki jabatan manajerial.",
            "Contract staff (PPPK) hold no managerial post.";
        RuleId::PppkHanyaUnor =>
            "Jabatan dan jenjang pegawai dengan perjanjian kerja (PPPK) tetap; yang berubah hanya unitnya.",
            "Contract staff (PPPK) keep job and level; only the unit changes.";
        RuleId::PppkKontrak =>
            "Perjanjian kerja masih berlaku pada tanggal berlaku, dengan sisa waktu yang cukup.",
            "The contract runs on the effective date, with enough time left.";
        RuleId::RangkapJabatan =>
            "Setelah pindah, pegawai memegang satu jabatan definitif.",
            "After the move the person holds one definitive post.";
        RuleId::SatuOrangSatuPindah =>
            "Setiap orang muncul satu kali dalam rencana dan mendapat jabatan.",
            "Each person occurs once in a plan and ends in a post.";
        RuleId::StatusPnsAktif =>
            "Pegawai berstatus PNS aktif, atau PPPK yang hanya pindah unit.",
            "The person is an active civil servant, or contract staff who only change the unit.";
        RuleId::TalentaKotakPromosi =>
            "Promosi berasal dari kotak talenta yang ditetapkan, dengan asesmen yang masih berlaku.",
            "A promotion comes from the set talent boxes, by an assessment that still counts.";
        RuleId::TidakTurunJenjang =>
            "Perpindahan tidak menurunkan jenjang atau kelas jabatan, kecuali karena hukuman disiplin.",
            "A move lowers neither level nor job class, except as a sanction.";
        RuleId::TugasBelajarIkatanDinas =>
            "Pegawai tidak sedang tugas belajar yang panjang pada tanggal berlaku.",
            "The person is not on long study leave on the effective date.";
        RuleId::UnitAsalMinimum =>
            "Unit yang ditinggalkan tetap memiliki jumlah minimum, atau ada pengganti dalam rencana yang sama.",
            "The unit that is left keeps its minimum, or gets a replacement in the same plan.";
}
