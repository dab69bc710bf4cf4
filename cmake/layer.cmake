# Sanitized builds optimise what searches, and leave the rest, which is quicker built.
set(ENTENTE_SEARCHING base model graph game solve levers)
function(entente_searches target)
  if(ENTENTE_SANITIZE)
    target_compile_options(${target} PRIVATE -O1)
  endif()
endfunction()

# entente_layer(graph FILES gmr.cpp TESTS gmr_test.cpp USES model LIBRARIES ...)
# One folder, one target, one test program. USES is the whole of what the folder may include.
function(entente_layer name)
  cmake_parse_arguments(L "" "" "FILES;TESTS;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM L_USES PREPEND entente_)
  add_library(entente_${name} STATIC ${L_FILES})
  set_target_properties(entente_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(entente_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(entente_${name} PUBLIC entente_flags ${L_USES} PRIVATE ${L_LIBRARIES})
  if(name IN_LIST ENTENTE_SEARCHING)
    entente_searches(entente_${name})
  endif()
  if(ENTENTE_TESTS AND L_TESTS)
    entente_test(${name}_test LABEL fast FILES ${L_TESTS} USES entente_${name})
  endif()
endfunction()

# entente_test(name LABEL fast|long FILES ... USES targets): one GoogleTest program, each test known to CTest.
function(entente_test name)
  cmake_parse_arguments(T "" "LABEL" "FILES;USES" ${ARGN})
  add_executable(${name} ${T_FILES})
  if(T_LABEL STREQUAL long AND NOT ENTENTE_LONG)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  target_link_libraries(${name} PRIVATE ${T_USES} entente_test_project GTest::gtest_main)
  # Sanitizers take several times as long; a test that hangs is ended all the same.
  set(most_seconds 300)
  if(ENTENTE_SANITIZE)
    set(most_seconds 1200)
  endif()
  gtest_discover_tests(
    ${name}
    TEST_PREFIX ${name}.
    DISCOVERY_TIMEOUT 60
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    PROPERTIES TIMEOUT ${most_seconds} LABELS ${T_LABEL})
endfunction()

# The presets sanitize with clang. g++ 12 under sanitizers takes the regular expressions of its own
# library (which valijson uses) for uninitialized: its bug 105562.
function(entente_uses_regex name)
  if(ENTENTE_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()
