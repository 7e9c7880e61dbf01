#!/usr/bin/env bash
# fetch-zlib.sh DIRECTORY — zlib's source as Debian or Ubuntu publishes it, into DIRECTORY/source.
#
# Needs no rights and changes nothing outside DIRECTORY: apt-get works with a list, a state and a
# cache of its own there, and checks the distribution's signature as always.
set -euo pipefail
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
apt-get "${own[@]}" update
apt-get "${own[@]}" source --download-only zlib

rm -rf unpacked source
mkdir unpacked
(cd unpacked && cmake -E tar xf ../zlib_*.orig.tar.*)
mv unpacked/*/ source
rm -rf unpacked lists cache
