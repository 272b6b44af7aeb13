// Says once, and before anything long is compiled, which C libraries are missing. Each module that
// wraps one of them says it as well, but for every file that imports it.
#if !__has_include(<yaml.h>)
#error "the C library libyaml is missing: run scripts/setup, which installs it (缺少 C 库 libyaml，请运行 scripts/setup 安装)"
#endif
#if !__has_include(<pcre2.h>)
#error "the C library PCRE2 is missing: run scripts/setup, which installs it (缺少 C 库 PCRE2，请运行 scripts/setup 安装)"
#endif
#if !__has_include(<bid_functions.h>)
#error "Intel's decimal library is missing: run scripts/setup, which installs it (缺少 Intel 十进制运算库，请运行 scripts/setup 安装)"
#endif
#if !__has_include(<minizip/unzip.h>) || !__has_include(<zlib.h>)
#error "the C library minizip is missing: run scripts/setup, which installs it (缺少 C 库 minizip，请运行 scripts/setup 安装)"
#endif
#if !__has_include(<expat.h>)
#error "the C library Expat is missing: run scripts/setup, which installs it (缺少 C 库 Expat，请运行 scripts/setup 安装)"
#endif
