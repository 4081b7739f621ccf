# Finds a JDK that can run and build Onset. Sourced by the launcher and by the benchmarks; sets java_home or explains.
#
#   ONSET_JAVA_HOME   the JDK to use (25 or newer) instead of the first one found

readonly required_version=25

# Sets version to that of the Java in a home folder, from its release file or, without one, from Java itself; or to nothing.
java_version() {
    version=
    [ -n "$1" ] && [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ] && [[ $(<"$1/release") =~ JAVA_VERSION=\"([^\"]*)\" ]]; then
        version=${BASH_REMATCH[1]}
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p') || true
    fi
}

is_recent() {
    local major=${1%%[!0-9]*}
    [ -n "$major" ] && [ "$major" -ge "$required_version" ]
}

# Sets java_home to the first home that is recent enough; older ones are collected for the error message.
find_java() {
    local home version
    local candidates=("${JAVA_HOME:-}")
    if command -v java >/dev/null; then
        candidates+=("$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")")
    fi
    candidates+=(/usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home)
    if [ -n "${ONSET_JAVA_HOME:-}" ]; then
        candidates=("$ONSET_JAVA_HOME")
    fi
    local too_old=()
    for home in "${candidates[@]}"; do
        java_version "$home"
        if is_recent "$version"; then
            java_home=$home
            return
        fi
        [ -z "$version" ] || too_old+=("  $home holds Java $version")
    done
    explain_java ${too_old[@]+"${too_old[@]}"}
}

explain_java() {
    {
        if [ -n "${ONSET_JAVA_HOME:-}" ]; then
            echo "onset: ONSET_JAVA_HOME is $ONSET_JAVA_HOME, and there is no JDK $required_version or newer in it."
        else
            echo "onset: no JDK $required_version or newer was found."
        fi
        [ $# -eq 0 ] || printf '%s\n' "$@"
        cat <<EOF
Install one, for example Eclipse Temurin $required_version:
  Debian, Ubuntu   apt install openjdk-$required_version-jdk (or temurin-$required_version-jdk from packages.adoptium.net)
  Fedora           dnf install java-$required_version-openjdk-devel
  macOS            brew install --cask temurin@$required_version
  SDKMAN           sdk install java $required_version-tem
or set ONSET_JAVA_HOME to the folder of one that you have.
EOF
    } >&2
    exit 1
}
