#if __has_include(<yaml.h>)
#include <yaml.h>
#else
#error "the C library libyaml is missing: run scripts/setup, which installs it (缺少 C 库 libyaml，请运行 scripts/setup 安装)"
#endif
