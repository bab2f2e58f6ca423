#include <libxml/xmlversion.h>
// The headers name ICU's types where libxml2 was built with ICU. Foundation brings its own ICU, and
// a module that sees both does not compile; no ICU type is used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
