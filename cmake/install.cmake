include(CMakePackageConfigHelpers)

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/trich)
install(
  TARGETS trich_extractor
  EXPORT trichTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET trich)
  install(TARGETS trich RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES ${PROJECT_SOURCE_DIR}/extractor/trich.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/trich)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/patterns ${PROJECT_SOURCE_DIR}/schemas
        DESTINATION ${CMAKE_INSTALL_DATADIR}/trich)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(
  EXPORT trichTargets
  NAMESPACE trich::
  DESTINATION ${config_dir})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/trichConfig.cmake.in trichConfig.cmake
                              INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(trichConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/trichConfig.cmake ${PROJECT_BINARY_DIR}/trichConfigVersion.cmake
        DESTINATION ${config_dir})

configure_file(${PROJECT_SOURCE_DIR}/cmake/trich.pc.in trich.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/trich.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
