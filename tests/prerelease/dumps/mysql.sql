-- MySQL dump
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `kunder`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `kunder` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `fornavn` varchar(80) COLLATE utf8mb4_danish_ci DEFAULT NULL COMMENT 'Fornavn',
  `koen` enum('M','K') DEFAULT NULL,
  `cprnr` char(10) CHARACTER SET latin1 NOT NULL,
  `nyhedsbrev` tinyint(1) NOT NULL DEFAULT '0',
  `foedt` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq` (`cprnr`),
  KEY `ix` (`fornavn`(10)) USING BTREE,
  CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `x` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_danish_ci COMMENT='Kunder';
LOCK TABLES `kunder` WRITE;
/*!40000 ALTER TABLE `kunder` DISABLE KEYS */;
INSERT INTO `kunder` VALUES (1,'Mette','K','0101901234',1,'1990-01-01'),(2,'O\'Hara; x',NULL,'x',0,NULL);
/*!40000 ALTER TABLE `kunder` ENABLE KEYS */;
UNLOCK TABLES;
DELIMITER ;;
CREATE TRIGGER `t` BEFORE INSERT ON `kunder` FOR EACH ROW BEGIN
  SET NEW.id = 1;
END ;;
DELIMITER ;
