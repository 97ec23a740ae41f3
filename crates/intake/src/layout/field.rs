//! The fields of each layout with the headers they are found under. A field's id is the tidy column it feeds,
//! or a name of its own where it feeds none directly.

use super::{LayoutId, plain};
use domain::kind::Kind;
use domain::tidy::columns;

/// A field of a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Stable id.
    pub id: &'static str,
    /// Compared forms of the headers it is found under; the first is the usual one.
    pub headers: Vec<&'static str>,
}

type Row = (&'static str, &'static [&'static str]);

const NIP: Row = ("nip", &["nip_baru", "nip", "nip_nidn", "nip_nip_baru", "nip_pegawai"]);
const NAME: Row = ("name", &["nama", "nama_pegawai", "nama_lengkap", "nama_ttl"]);
const RANK: Row = (
    "rank",
    &[
        "gol_akhir_nama",
        "gol_ruang",
        "golongan",
        "pkt_terakhir_gol_ruang",
        "golongan_pangkat",
        "pangkat_gol_ruang",
        "gol",
        "golongan_ruang",
        "pangkat_golongan",
    ],
);
const JOB: Row = ("job", &["nama_jabatan", "jabatan_nama", "jabatan", "uraian_jabatan"]);
const UNIT: Row =
    ("unit", &["nama_unit_kerja", "unit_kerja", "unor_nama", "nama_unor", "unit", "unit_organisasi"]);
const QUALIFICATION: Row =
    ("qualification", &["kualifikasi_pendidikan", "kualifikasi", "syarat_pendidikan", "pendidikan"]);

const SIASN_PEOPLE: &[Row] = &[
    NIP,
    ("name", &["nama"]),
    ("title_before", &["gelar_depan"]),
    ("title_after", &["gelar_belakang"]),
    ("birth_date", &["tanggal_lahir", "tgl_lahir"]),
    ("sex", &["jenis_kelamin"]),
    ("employment_kind", &["jenis_pegawai_nama", "jenis_pegawai"]),
    ("legal_status", &["kedudukan_hukum_id", "kedudukan_pns_id"]),
    ("legal_status_name", &["kedudukan_hukum_nama", "kedudukan_pns_nama"]),
    ("employment", &["status_cpns_pns", "status_pegawai"]),
    ("cpns_from", &["tmt_cpns"]),
    ("pns_from", &["tmt_pns"]),
    ("rank", &["gol_akhir_nama", "gol_ruang_akhir"]),
    ("rank_id", &["gol_akhir_id", "gol_ruang_akhir_id"]),
    ("rank_from", &["tmt_golongan", "tmt_gol_akhir"]),
    ("job_kind", &["jenis_jabatan_id"]),
    ("job_kind_name", &["jenis_jabatan_nama", "jenis_jabatan"]),
    ("job_id", &["jabatan_id"]),
    ("job", &["jabatan_nama"]),
    ("job_from", &["tmt_jabatan"]),
    ("echelon", &["eselon_id", "eselon"]),
    ("education_level", &["tingkat_pendidikan_id", "tk_pendidikan_terakhir_id"]),
    ("education_level_name", &["tingkat_pendidikan_nama", "tk_pendidikan_terakhir"]),
    ("education_field", &["pendidikan_nama", "pendidikan_terakhir_nama"]),
    ("education_year", &["tahun_lulus"]),
    ("unit_code", &["unor_id"]),
    ("unit", &["unor_nama"]),
    ("parent_code", &["satuan_kerja_kerja_id", "unor_induk_id"]),
    ("parent", &["satuan_kerja_kerja_nama", "unor_induk_nama"]),
    ("contract_until", &["tmt_akhir_kontrak", "akhir_kontrak"]),
];
const SIASN_UNITS: &[Row] = &[
    ("code", &["id"]),
    ("parent_code", &["diatasan_id"]),
    ("echelon", &["eselon_id"]),
    ("name", &["nama_unor"]),
    ("job", &["nama_jabatan"]),
    ("short_code", &["cepat_kode"]),
    ("root", &["induk_unor_id"]),
    ("leader", &["pemimpin_pns_id"]),
    ("unit_type", &["jenis_unor_id"]),
    ("agency", &["instansi_id"]),
];
const POST_MAP: &[Row] = &[
    UNIT,
    JOB,
    ("class", &["kelas_jabatan", "kelas", "kls"]),
    ("decreed_need", &["kebutuhan", "kebutuhan_ditetapkan", "k", "formasi"]),
    ("filled", &["bezetting", "b", "bezeting", "jumlah_pegawai"]),
    ("difference", &["selisih", "kurang_lebih"]),
    QUALIFICATION,
    ("minimum", &["minimal"]),
];
const WORKLOAD: &[Row] = &[
    UNIT,
    JOB,
    ("task", &["uraian_tugas", "uraian_tugas_pokok", "tugas"]),
    ("result", &["hasil_kerja"]),
    ("result_unit", &["satuan", "satuan_hasil"]),
    ("volume", &["jumlah_hasil", "volume", "beban_kerja", "jumlah_beban_kerja"]),
    ("norm_minutes", &["waktu_penyelesaian_menit", "waktu_penyelesaian", "norma_waktu", "norma_waktu_menit"]),
    ("norm_hours", &["waktu_penyelesaian_jam", "norma_waktu_jam"]),
    ("effective_time", &["waktu_kerja_efektif", "waktu_kerja_efektif_menit"]),
    ("formula_need", &["kebutuhan_pegawai", "pegawai_yang_dibutuhkan"]),
    ("year", &["tahun"]),
];
const NEED_LIST: &[Row] = &[
    JOB,
    UNIT,
    QUALIFICATION,
    ("agreed_need", &["abk", "hasil_abk"]),
    ("filled", &["riil", "real"]),
    ("difference", &["status"]),
    ("decreed_need", &["kebutuhan_ditetapkan"]),
    ("class", &["kelas_jabatan", "kelas"]),
];
const RANK_LIST: &[Row] = &[
    NIP,
    NAME,
    RANK,
    (
        "rank_from",
        &[
            "pkt_terakhir_tmt",
            "tmt_pangkat_terakhir",
            "tmt_gol",
            "pangkat_terakhir_tmt",
            "tmt_golongan",
            "tmt_pangkat",
        ],
    ),
    ("job", &["jabatan_nama", "jabatan"]),
    ("job_from", &["jabatan_tmt", "tmt_jabatan"]),
    ("echelon", &["esl", "eselon"]),
    ("service_years", &["mk_gol_thn", "masa_kerja", "mk_gol"]),
    ("service_months", &["mk_gol_bln"]),
    ("training", &["latihan_jabatan_nama", "latihan_jabatan"]),
    ("training_year", &["latihan_jabatan_thn"]),
    ("training_hours", &["latihan_jabatan_jml_jam"]),
    ("school", &["pend_akhir_asal"]),
    ("education_year", &["pend_akhir_t_lls", "tahun_lulus", "pend_akhir_tahun_lulus"]),
    ("education", &["pend_akhir_tk_ijazah", "pendidikan_terakhir", "pend_akhir"]),
    ("unit", &["unit_kerja"]),
    ("medal", &["satyalancana", "tmt_kgb_terakhir", "tmt_pangkat_kedepan"]),
    ("note", &["ket", "keterangan"]),
];
const NOMINAL_LIST: &[Row] = &[
    NIP,
    NAME,
    ("birth_date", &["tgl_lahir", "tanggal_lahir"]),
    ("sex", &["l_p", "jk", "jenis_kelamin"]),
    RANK,
    ("rank_from", &["tmt_gol", "tmt_golongan", "tmt_pangkat"]),
    ("job", &["jabatan", "nama_jabatan"]),
    ("echelon", &["eselon", "esl"]),
    ("job_from", &["tmt_jabatan"]),
    ("unit", &["unit_kerja"]),
    ("parent", &["skpd_opd", "skpd", "opd", "perangkat_daerah"]),
    ("education", &["pendidikan", "pendidikan_terakhir"]),
    ("education_field", &["jurusan"]),
    ("education_year", &["tahun_lulus"]),
    ("employment", &["status", "status_pegawai"]),
    ("contract_until", &["akhir_kontrak", "tmt_akhir_kontrak"]),
];
const JOB_HISTORY: &[Row] = &[
    NIP,
    ("name", &["nama"]),
    ("unit_code", &["unor_id"]),
    ("unit", &["nama_unor"]),
    ("unit_reference", &["unor_nama"]),
    ("parent", &["unor_induk_nama", "satuan_kerja_nama"]),
    ("job", &["nama_jabatan"]),
    ("functional_job", &["jabatan_fungsional_nama"]),
    ("general_job", &["jabatan_fungsional_umum_nama"]),
    ("job_kind", &["jenis_jabatan"]),
    ("echelon", &["eselon"]),
    ("from", &["tmt_jabatan"]),
    ("until", &["tmt_akhir", "tmt_selesai", "tanggal_akhir"]),
    ("decree_number", &["nomor_sk"]),
    ("decree_date", &["tanggal_sk"]),
    ("capacity", &["jenis_penugasan_id", "jenis_penugasan"]),
    ("move_kind", &["jenis_mutasi_id"]),
];
const PERFORMANCE_LIST: &[Row] = &[
    ("year", &["tahun"]),
    NIP,
    ("name", &["nama"]),
    ("result", &["hasil_kerja", "hasil_kinerja", "hasil"]),
    ("behaviour", &["perilaku_kerja", "perilaku"]),
    ("rating", &["predikat", "predikat_kinerja", "kuadran_kinerja", "kuadran_nilai"]),
];
const ASSESSMENT: &[Row] = &[
    NIP,
    ("name", &["nama"]),
    ("date", &["tanggal_asesmen", "tanggal", "tgl_asesmen", "tanggal_penilaian"]),
    ("integrity", &["integritas", "intergritas"]),
    ("cooperation", &["kerjasama", "kerja_sama"]),
    ("communication", &["komunikasi"]),
    ("results", &["orientasi_pada_hasil", "orintasi_pada_hasil", "orientasi_hasil", "orintasi_hasil"]),
    ("service", &["pelayanan_publik", "pelayanan_publlik"]),
    (
        "development",
        &["pengembangan_diri_dan_orang_lain", "pengembangan_diri_orang_lain", "pengembangan_diri"],
    ),
    ("change", &["mengelola_perubahan", "pengelolaan_perubahan"]),
    ("decision", &["pengambilan_keputusan", "pengambilan_keputsan"]),
    ("unity", &["perekat_bangsa", "perekat_bangasa"]),
    ("technical", &["kompetensi_teknis", "teknis"]),
    ("potential", &["potensi"]),
    ("match", &["jpm", "jpm_proyeksi"]),
];
const SANCTION_LIST: &[Row] = &[
    NIP,
    ("name", &["nama"]),
    ("severity", &["tingkat", "tingkat_hukuman"]),
    ("kind", &["jenis_hukuman", "jenis_hukuman_disiplin", "jenis_hukuman_nama"]),
    ("decree_number", &["nomor_sk", "no_sk", "sk_nomor"]),
    ("decree_date", &["tanggal_sk", "tgl_sk", "sk_tanggal"]),
    ("from", &["tmt_mulai", "tmt", "hukuman_tanggal", "tmt_hukuman"]),
    ("until", &["tmt_akhir", "akhir_hukum_tanggal", "tmt_selesai"]),
];

/// The fields of a layout.
#[must_use]
pub fn fields(layout: LayoutId) -> Vec<Field> {
    if let LayoutId::Plain(kind) = layout {
        return columns(kind)
            .iter()
            .map(|c| Field { id: c.name, headers: plain_headers(kind, c.name) })
            .collect();
    }
    office(layout).iter().map(|(id, headers)| Field { id, headers: headers.to_vec() }).collect()
}

fn plain_headers(kind: Kind, column: &'static str) -> Vec<&'static str> {
    let mut headers = vec![column];
    headers.extend(plain::synonyms(kind, column));
    headers
}

fn office(layout: LayoutId) -> &'static [Row] {
    match layout {
        LayoutId::Plain(_) => &[],
        LayoutId::SiasnPeople => SIASN_PEOPLE,
        LayoutId::SiasnUnits => SIASN_UNITS,
        LayoutId::PostMap => POST_MAP,
        LayoutId::Workload => WORKLOAD,
        LayoutId::NeedList => NEED_LIST,
        LayoutId::RankList => RANK_LIST,
        LayoutId::NominalList => NOMINAL_LIST,
        LayoutId::JobHistory => JOB_HISTORY,
        LayoutId::PerformanceList => PERFORMANCE_LIST,
        LayoutId::Assessment => ASSESSMENT,
        LayoutId::SanctionList => SANCTION_LIST,
    }
}

/// The fields that a sheet of the layout must have, any one of each group.
pub(crate) fn must(layout: LayoutId) -> &'static [&'static [&'static str]] {
    match layout {
        LayoutId::Plain(kind) => plain::must(kind),
        LayoutId::SiasnPeople => &[
            &["nip"],
            &["name"],
            &["job", "job_id"],
            &["unit", "unit_code"],
            &["job_kind", "legal_status", "cpns_from", "rank_from"],
        ],
        LayoutId::SiasnUnits => &[&["code"], &["parent_code"], &["name"]],
        LayoutId::PostMap => &[&["job"], &["decreed_need"], &["class", "filled", "difference"]],
        LayoutId::Workload => &[&["task"], &["job"], &["volume"], &["norm_minutes", "norm_hours"]],
        LayoutId::NeedList => &[&["job"], &["unit"], &["agreed_need"], &["filled"]],
        LayoutId::RankList => {
            &[&["nip"], &["rank"], &["rank_from"], &["training", "medal", "service_years", "school"]]
        }
        LayoutId::NominalList => &[&["nip"], &["name"], &["job"], &["unit", "parent"]],
        LayoutId::JobHistory => &[
            &["nip"],
            &["job", "functional_job", "general_job"],
            &["unit", "unit_reference", "unit_code"],
            &["from"],
            &["capacity", "decree_number", "move_kind"],
        ],
        LayoutId::PerformanceList => &[&["nip"], &["year"], &["rating"]],
        LayoutId::Assessment => &[&["nip"], &["integrity"], &["communication", "cooperation"]],
        LayoutId::SanctionList => &[&["nip"], &["kind"], &["from", "decree_number"]],
    }
}

/// Fields that are recognised only so that the layout is, and are not read.
pub(super) fn is_read(layout: LayoutId, field: &str) -> bool {
    let unread: &[&str] = match layout {
        LayoutId::SiasnUnits => &["short_code", "root", "leader", "unit_type", "agency"],
        LayoutId::PostMap | LayoutId::NeedList => &["filled", "difference"],
        LayoutId::Workload => &["result", "formula_need"],
        LayoutId::RankList => &[
            "job",
            "job_from",
            "echelon",
            "service_years",
            "service_months",
            "training",
            "training_year",
            "training_hours",
            "school",
            "unit",
            "medal",
            "note",
        ],
        LayoutId::JobHistory => &["move_kind"],
        LayoutId::Assessment => &["match"],
        _ => &[],
    };
    !unread.contains(&field)
}
