#!/usr/bin/env bash
# fetch-zlib.sh DIRECTORY — zlib's source as Debian or Ubuntu publishes it, into DIRECTORY/source.
#
# Needs no rights and changes nothing outside DIRECTORY: apt-get works with a list, a state and a
# cache of its own there, and checks the distribution's signature as always. The source must also
# be one of those listed here. Security updates change a distribution's patches and not this file,
# so only a new release of the distribution brings another.
set -euo pipefail

# SHA-256 of the original source: Debian 12, Ubuntu 24.04, Debian 13 and Ubuntu 25.04.
known='71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1
5eea0322c1c21c75cad3b607ac1c43ff5c71e014b8ac4a34300b5e2b80d02e70
60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb'

mkdir -p "$1"
cd "$1"

. /etc/os-release
repository=$(apt-get indextargets --no-release-info 'Created-By: Packages' \
        --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' |
    awk -v release="$VERSION_CODENAME" '$2 == release && $3 == "main" { print; exit }')
if [ -z "$repository" ]; then
    echo "fetch-zlib.sh: apt's sources do not name $ID's own \"$VERSION_CODENAME main\"" >&2
    exit 1
fi
key=/usr/share/keyrings/$ID-archive-keyring.gpg
[ -r "$key" ] && signed=" [signed-by=$key]" || signed=
echo "deb-src$signed $repository" >sources.list

mkdir -p lists/partial cache/archives/partial
own=(-o "Dir::Etc::SourceList=$PWD/sources.list" -o Dir::Etc::SourceParts=-
    -o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD/cache"
    -o "APT::Sandbox::User=$(id -un)" --quiet)
rm -f zlib_*
apt-get "${own[@]}" update
apt-get "${own[@]}" source --download-only zlib

found=(zlib_*.orig.tar.*[!c]) # without a detached signature, .asc
sum=$(cmake -E sha256sum "${found[0]}" | cut -d ' ' -f 1)
if ! grep -qx "$sum" <<<"$known"; then
    echo "fetch-zlib.sh: ${found[0]} is not a source of zlib that this project knows (SHA-256 $sum)." >&2
    echo "Compare it with what $ID publishes, then add its checksum to .ci/fetch-zlib.sh." >&2
    exit 1
fi

rm -rf unpacked source
mkdir unpacked
(cd unpacked && cmake -E tar xf "../${found[0]}")
mv unpacked/*/ source
rm -rf unpacked lists cache
