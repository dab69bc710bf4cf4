# cmake -DOUT=assets.cpp -DASSETS=folder -P embed.cmake: the style sheets and the script as raw strings.
function(read_all result)
  set(text "")
  foreach(name IN LISTS ARGN)
    file(READ "${ASSETS}/${name}" part)
    # One literal may hold 65536 characters only; a compiler need not take more.
    string(APPEND text "R\"asset(${part})asset\"\n    ")
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()
read_all(styles base.css layout.css drawings.css tables.css narrow.css print.css)
read_all(script page.js)
file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT [=[
#include "entente/report/page/assets.hpp"

namespace entente::page {

const std::string_view styles =
    @styles@;
const std::string_view script =
    @script@;

}  // namespace entente::page
]=])
