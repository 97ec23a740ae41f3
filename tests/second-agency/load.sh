#!/bin/sh
# Loads the second agency (examples/intake/second-agency, invented) into a new database with the ordinary
# importer, in the order its README gives. It checks that no file is refused; it makes no account and no plan.
# Usage: load.sh DATABASE_URL MUTASI
# Ends with 1 at the first file that is refused or at any other failure, with 2 when called wrongly.
set -eu

if [ "$#" -ne 2 ]; then
    echo "usage: load.sh sqlite:///path/to/new.db path/to/mutasi" >&2
    exit 2
fi
MUTASI_DATABASE_URL=$1
export MUTASI_DATABASE_URL
mutasi=$2
here=$(cd "$(dirname "$0")" && pwd)
files=$here/../../examples/intake/second-agency
agency='Pemerintah Kota Muara Kencana'
# The day of the files; registers are declared complete as of it.
day=2026-11-01

load() {
    echo "== $*"
    if ! "$mutasi" import "$@"; then
        echo "refused: $*" >&2
        exit 1
    fi
}

"$mutasi" migrate
"$mutasi" agency add "$agency"

# Units before people, people before facts about them; the program says which layout each file has.
for file in \
    siasn-unor.csv siasn-pegawai.xlsx peta-jabatan-2026.xlsx nominatif-dinkes.xlsx riwayat-jabatan.csv \
    abk-2026.ods duk-2026.xlsx skp-2024-2025.csv hasil-asesmen.xlsx daftar-hukdis.xlsx lokasi-unit.csv jabatan-pelengkap.csv \
    domisili-pegawai.csv jarak-kecamatan.csv hubungan-keluarga.csv keinginan-pindah.csv \
    sertifikat-pendidik.csv cuti.csv kredensial.csv
do
    load auto "$files/$file"
done

# The same files once more by kind: nothing may be new, and the registers are declared complete, which `auto`
# does not do.
load education "$files/sertifikat-pendidik.csv" --complete "$day"
load performance "$files/skp-2024-2025.csv" --complete "$day"
load sanctions "$files/daftar-hukdis.xlsx" --complete "$day"
load leave "$files/cuti.csv" --complete "$day"
load relations "$files/hubungan-keluarga.csv" --complete "$day"
load credentials "$files/kredensial.csv" --complete "$day"
