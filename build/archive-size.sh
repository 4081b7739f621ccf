# Decides whether a command is worth the vector module. Sourced by the launcher.
#
# With the module, the JVM takes 0.3 s longer to start and a second or two more until its loops are compiled. Only what reads
# many points gets that back. Where there are few, even the optimizing compiler takes longer than it saves: half of the
# processor time of a small query would be its own.

readonly many_points=200000000
readonly few_points=2000000

# Sets archive to the one that the arguments name.
find_archive() {
    archive=${ONSET_ARCHIVE:-.onset}
    while [ $# -gt 0 ]; do
        case $1 in
            -a | --archive) archive=${2:-} ;;
            --archive=*) archive=${1#*=} ;;
            -a?*) archive=${1#-a} ;;
        esac
        shift
    done
}

# Sets points to how many the archive has that the arguments name, as its manifest says; 0: there is none.
count_points() {
    local archive manifest
    points=0
    find_archive "$@"
    [ -r "$archive/manifest.json" ] || return 0
    # A manifest longer than this names very many segments.
    IFS= read -r -d '' -n 100000 manifest <"$archive/manifest.json" || true
    if [ ${#manifest} -ge 100000 ]; then
        points=$many_points
        return
    fi
    while [[ $manifest =~ \"points\":([0-9]+) ]]; do
        points=$((points + BASH_REMATCH[1]))
        manifest=${manifest#*"${BASH_REMATCH[0]}"}
    done
}
