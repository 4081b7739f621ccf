# Keeps the archive of loaded classes (the JVM's AOT cache) that makes Onset start quickly. Sourced by the launcher.
#
# A cache fits one JDK, one class path and one set of options. What it was made for is written beside it; where that has
# changed, the cache is made anew while the command runs without. The JVM checks, too, and ignores a cache that does not fit.
#
#   ONSET_AOT=off   neither uses nor makes one

# Sets the folder of the caches: of the installation, or where that cannot be written, of the user.
find_cache_folder() {
    cache_folder=$1
    cache_prefix=$cache_folder/onset
    if [ ! -w "$cache_folder" ] && ! mkdir -p "$cache_folder" 2>/dev/null; then
        cache_folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/onset
        mkdir -p "$cache_folder" 2>/dev/null || true
        # Installations in several places do not share one.
        cache_prefix=$cache_folder/onset${root//[!A-Za-z0-9._-]/_}
    fi
}

# Sets cache and cache_state for options and a class path; a cache that is missing or out of date is not used.
find_cache() {
    local jar java=$java_found
    [ ! -r "$java_home/release" ] || java=$(<"$java_home/release")
    cache=$cache_prefix$1.aot
    cache_key=$java$'\n'"${options[*]}"$'\n'"$class_path"
    cache_state=missing
    [ -f "$cache" ] && [ -f "$cache.key" ] || return 0
    cache_state=stale
    [ "$(<"$cache.key")" = "$cache_key" ] || return 0
    for jar in "${jars[@]}"; do
        [ "$jar" -nt "$cache" ] && return 0
    done
    cache_state=used
}

# Makes the cache by a run that imports a log and asks for it. A failure leaves a log and is not repeated before the key changes.
make_cache() {
    work=$cache.$$
    [ "$cache_state" != used ] && [ -w "$cache_folder" ] || return 0
    if [ -f "$cache.failed" ] && [ "$(<"$cache.failed")" = "$cache_key" ]; then
        return 0
    fi
    # One at a time; a lock that a killed process left behind is removed after some minutes.
    if ! mkdir "$cache.lock" 2>/dev/null; then
        [ -z "$(find "$cache.lock" -maxdepth 0 -mmin +5 2>/dev/null)" ] || rmdir "$cache.lock" 2>/dev/null || true
        return 0
    fi
    trap 'rm -rf "$cache.lock" "$work" "$work".*' EXIT
    # Messages of the JVM about classes that it leaves out are no concern of the user's.
    if "$java_home/bin/java" "${options[@]}" -Djdk.console=java.base -XX:AOTCacheOutput="$work" -cp "$class_path" \
        dev.onset.cli.TrainingRun >"$cache.log" 2>&1 </dev/null && [ -s "$work" ]; then
        rm -f "$cache.key" "$cache.failed"
        mv "$work" "$cache"
        printf '%s' "$cache_key" >"$cache.key"
    else
        printf '%s' "$cache_key" >"$cache.failed"
    fi
}
